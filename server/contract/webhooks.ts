import { z } from 'zod';
import { idShape, timeShape, typed } from './shapes.ts';

// Calls to other systems, under `/api/v1/webhooks`. Signed as the Standard Webhooks specification says
// (https://www.standardwebhooks.com): headers `webhook-id`, `webhook-timestamp`, `webhook-signature`.

/** What other systems may be told of. Nothing about who is held and why. */
export const webhookTypes = [
  'reservation.requested',
  'reservation.reviewed',
  'reservation.recorded',
  'reservation.cancelled',
  'reservation.expired',
  'pass.issued',
  'pass.revoked',
  'pass.used',
  'visit.registered',
  'visit.checked-in',
  'visit.checked-out',
  'enrolment.recorded',
  'enrolment.ended',
  'policy.published',
  'device.fault',
  'device.recovered',
  'subject.erased',
] as const;
export type WebhookType = (typeof webhookTypes)[number];

/** The body of a call: what and about which subject. Whoever may know more asks for it with their own account. */
export const webhookCall = z.object({
  type: z.string(),
  /** When it happened, by the clock of the node that saw it. */
  timestamp: z.iso.datetime(),
  data: z.object({ site: z.string(), subject: z.string() }),
});
export type WebhookCall = z.infer<typeof webhookCall>;

export const webhookBody = z.object({
  name: typed(60),
  url: z.url({ protocol: /^https?$/ }).max(500),
  events: z.array(z.enum(webhookTypes)).min(1).max(webhookTypes.length),
});
export type WebhookBody = z.infer<typeof webhookBody>;

export const webhookView = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  createdAt: timeShape,
  /** Nothing is sent; what happens meanwhile is sent when it goes on. */
  pausedAt: timeShape.optional(),
  failingSince: timeShape.optional(),
  waiting: z.int(),
});
export type WebhookView = z.infer<typeof webhookView>;
export const webhookList = z.object({ items: z.array(webhookView) });
export const webhookParams = z.object({ id: idShape });

/** The secret is shown this once. */
export const webhookSecret = z.object({ id: z.string(), secret: z.string() });
export type WebhookSecret = z.infer<typeof webhookSecret>;

export const webhookState = z.object({ paused: z.boolean() });

export const callView = z.object({
  id: z.string(),
  type: z.string(),
  state: z.enum(['waiting', 'delivered']),
  attempts: z.int(),
  createdAt: timeShape,
  nextAt: timeShape.optional(),
  settledAt: timeShape.optional(),
  /** The last answer's status, or a word for why there was none. */
  status: z.int().optional(),
  fault: z.string().optional(),
});
export type CallView = z.infer<typeof callView>;
export const callList = z.object({ items: z.array(callView) });
export const callParams = z.object({ id: idShape, call: z.string().regex(/^[a-z0-9-]{1,80}$/) });
