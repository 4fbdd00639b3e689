import { z } from 'zod';
import { accountRoles } from '../../domain/access/roles.ts';
import { declineReasons, requestRoutes, reservationStates } from '../../domain/reservation/vocabulary.ts';
import { dayShape, idShape, languageShape, localTextShape, onceKey, timeShape, typed } from './shapes.ts';
import { documentShape, visitorLink } from './portal.ts';

// Reviewing and inviting, under `/api/v1`. A host sees their own visitors and those of whoever they stand in for; receptionists and
// supervisors see the site's. Anything else is 404.

/** `GET /reviews`: `open` waits for somebody's decision, soonest lapse first; `decided` and `all` latest visit first. */
export const reviewsQuery = z.object({
  show: z.enum(['open', 'decided', 'all']).default('open'),
  cursor: z
    .string()
    .regex(/^\d{1,15}~[\w.:+-]{1,64}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const hostShown = z.object({ id: z.string(), name: z.string(), department: localTextShape });

export const reviewItem = z.object({
  id: z.string(),
  state: z.enum(reservationStates),
  route: z.enum(requestRoutes),
  /** In full: the host must know whom they let in. */
  visitorName: z.string(),
  company: z.string().optional(),
  host: hostShown.optional(),
  purpose: z.string(),
  purposeText: z.string().optional(),
  from: timeShape,
  until: timeShape,
  companions: z.int(),
  /** The id of whoever filled in the form, where it was a group's. */
  group: z.string().optional(),
  requestedAt: timeShape,
  answerBy: timeShape.optional(),
  documents: z.int(),
  /** Whose word is missing; absent when nothing is open. */
  needs: z.enum(['host', 'second']).optional(),
  /** Whether this account may give it. */
  mayDecide: z.boolean(),
  /** The person was erased: nothing but the times is left. */
  erased: z.boolean(),
});
export type ReviewItem = z.infer<typeof reviewItem>;

export const reviewList = z.object({ items: z.array(reviewItem), next: z.string().optional() });
export type ReviewList = z.infer<typeof reviewList>;

export const reviewParams = z.object({ id: idShape });

/** `GET /reviews/:id`. */
export const reviewDetail = reviewItem.extend({
  /** Masked. */
  idNumber: z.string().optional(),
  phone: z.string().optional(),
  /** The visitor's answer to what was asked. */
  note: z.string().optional(),
  files: z.array(documentShape),
  members: z.array(
    z.object({ id: z.string(), name: z.string(), state: z.enum(reservationStates), lead: z.boolean() }),
  ),
  history: z.array(
    z.object({
      at: timeShape,
      act: z.enum([
        'requested',
        'changed',
        'approved',
        'rejected',
        'more-asked',
        'cancelled',
        'expired',
        'used',
      ]),
      level: z.enum(['host', 'second']).optional(),
      /** Who did it; `visitor` and `system` have no name. */
      by: z.enum(['visitor', 'staff', 'system']),
      name: z.string().optional(),
      insteadOf: z.string().optional(),
      reason: z.enum(declineReasons).optional(),
      message: z.string().optional(),
    }),
  ),
  messages: z.array(
    z.object({
      key: z.string(),
      state: z.enum(['waiting', 'delivered', 'failed']),
      at: timeShape,
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
  mayCancel: z.boolean(),
  /** Send it back with a decision: if the reservation has changed since, nothing is decided (409 `changed-meanwhile`). */
  revision: z.string(),
});
export type ReviewDetail = z.infer<typeof reviewDetail>;

/**
 * `POST /reviews/:id/decision`. 409 `already-decided` when somebody was first; 403 `same-person` when the first approval was by the
 * same account; 400 `reason-needed`, `message-needed`, `document-needed`.
 */
export const decisionAsked = z.strictObject({
  revision: z.string().max(80),
  decision: z.enum(['approved', 'rejected', 'more-asked']),
  /** Needed with `rejected`: a word for the register. */
  reason: z.enum(declineReasons).optional(),
  /** A sentence to the visitor. Needed with `more-asked`, and with the reason `other`. */
  message: typed(300).optional(),
  /** The same for everybody of the group who waits for the same. */
  wholeGroup: z.boolean().default(false),
});
export type DecisionAsked = z.input<typeof decisionAsked>;

export const decided = z.object({ state: z.enum(reservationStates), decided: z.int() });
export type Decided = z.infer<typeof decided>;

/** `POST /invitations`: the visitor gets a link, by the channels the site has; the reply has it too, to be passed on by hand. */
export const invitationAsked = z.strictObject({
  key: onceKey,
  /** The account's own host when absent; receptionists and supervisors name one. */
  hostId: idShape.optional(),
  visitor: z.strictObject({
    name: typed(60),
    phone: typed(40).optional(),
    company: typed(120).optional(),
  }),
  email: z.email().max(200).optional(),
  purpose: z.string().max(40).optional(),
  purposeText: typed(200).optional(),
  from: timeShape,
  until: timeShape,
  companions: z.int().min(0).max(20).default(0),
  language: languageShape,
});
export type InvitationAsked = z.input<typeof invitationAsked>;

export const invitationMade = z.object({
  id: z.string(),
  state: z.enum(reservationStates),
  link: visitorLink,
});
export type InvitationMade = z.infer<typeof invitationMade>;

/** `GET /me/host`: how the signed-in host is reached and who stands in. 404 for accounts that are no host's. */
export const ownHost = z.object({
  host: hostShown,
  contact: z.object({
    phone: z.string().optional(),
    email: z.string().optional(),
    /** Names of channels, in the order to try; empty is the site's own order. */
    channels: z.array(z.string()),
  }),
  deputy: z.object({ staffId: z.string(), name: z.string(), from: z.string(), until: z.string() }).optional(),
  /** Whose visitors this account decides on besides, today. */
  standsInFor: z.array(hostShown),
  /** Channels this server has. */
  channels: z.array(z.string()),
});
export type OwnHost = z.infer<typeof ownHost>;

/** `PUT /me/host/contact`. */
export const contactAsked = z.strictObject({
  phone: typed(40).optional(),
  email: z.email().max(200).optional(),
  channels: z.array(z.string().max(20)).max(10).default([]),
});
export type ContactAsked = z.input<typeof contactAsked>;

/** `GET /me/host/deputies`: who may stand in. */
export const deputies = z.object({
  people: z.array(z.object({ staffId: z.string(), name: z.string(), role: z.enum(accountRoles) })),
});

/** `PUT /me/host/deputy`; `DELETE /me/host/deputy` ends it. Both days count. */
export const deputyAsked = z
  .strictObject({ staffId: idShape, from: dayShape, until: dayShape })
  .refine(({ from, until }) => from <= until, { path: ['until'], message: 'before the first day' });
export type DeputyAsked = z.infer<typeof deputyAsked>;
