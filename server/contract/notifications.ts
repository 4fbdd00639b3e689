import { z } from 'zod';
import { timeShape } from './shapes.ts';

/** `GET /api/v1/notifications/push`: the key a browser subscribes with; none where the server has no Web Push. */
export const pushOffer = z.object({ publicKey: z.string().optional() });

/** `POST /api/v1/notifications/push`: as the browser's `PushSubscription.toJSON()` gives it. 400 `bad-endpoint`. */
export const pushSubscription = z.strictObject({
  endpoint: z.url().max(2_048),
  expirationTime: z.number().nullish(),
  keys: z.strictObject({ p256dh: z.string().min(80).max(120), auth: z.string().min(16).max(40) }),
});

/** `POST /api/v1/notifications/push/end`: this browser no longer. */
export const pushEnd = z.strictObject({ endpoint: z.url().max(2_048) });

export const messageStates = ['waiting', 'delivered', 'failed'] as const;

/** `GET /api/v1/notifications`, for supervisors and administrators: what was said and how it went, never to whom in words. */
export const messagesQuery = z.object({
  state: z.enum(messageStates).optional(),
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const messageLog = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      /** What it is about, such as `reservation:<id>`. */
      subject: z.string(),
      state: z.enum(messageStates),
      createdAt: timeShape,
      settledAt: timeShape.optional(),
      nextAt: timeShape.optional(),
      attempts: z.array(
        z.object({
          channel: z.string(),
          at: timeShape,
          outcome: z.string(),
          reference: z.string().optional(),
        }),
      ),
    }),
  ),
  next: z.string().optional(),
});
export type MessageLog = z.infer<typeof messageLog>;
