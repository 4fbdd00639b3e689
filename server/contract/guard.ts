import { z } from 'zod';
import { faceReasons, faceVerdicts } from '../../domain/face/vocabulary.ts';
import { documentKinds } from '../../domain/identity/document.ts';
import { categories, riskTiers } from '../../domain/policy/vocabulary.ts';
import { verifierVerdicts, watchlistReasons } from '../../domain/screening/vocabulary.ts';
import { rejectReasons, releaseReasons } from '../../domain/visit/records.ts';
import { idShape, localTextShape, timeShape, typed } from './shapes.ts';

// The guard's handheld, under `/api/v1/guard`, for guards, receptionists and supervisors. Lists are masked. Acts that a handheld may
// keep until the line is back (`check-out`, `green-channel`, `tasks/:id/complete`) may be sent again and are done once.

const routes = ['reserved', 'walk-in', 'enrolled', 'green-channel'] as const;

/** A visit as it stands in a list. */
export const visitItem = z.object({
  id: z.string(),
  state: z.enum(['awaiting-review', 'inside', 'left', 'rejected']),
  maskedName: z.string(),
  route: z.enum(routes),
  category: z.enum(categories),
  riskTier: z.enum(riskTiers),
  badgeNumber: z.string(),
  companions: z.int(),
  /** Host's name and place as the visitor was sent there. */
  host: z.object({ name: z.string(), department: localTextShape, place: localTextShape }).optional(),
  /** A purpose key of the policy; `purposeText` in the visitor's own words is told with the details only. */
  purpose: z.string().optional(),
  registeredAt: timeShape,
  /** Waiting since, or inside since. */
  since: timeShape,
  expectedLeave: timeShape.optional(),
  overdue: z.boolean(),
  /** A person has to decide with a reason. Why is told to guards and supervisors, with the details. */
  held: z.boolean(),
  /** Called a second time because nobody came. */
  escalated: z.boolean(),
  /** The person was erased: only counts are left. */
  erased: z.boolean(),
});
export type VisitItem = z.infer<typeof visitItem>;

/** `GET /guard/queue`: who waits for a decision, held and escalated first, then the longest. */
export const guardQueue = z.object({ items: z.array(visitItem) });
export type GuardQueue = z.infer<typeof guardQueue>;

/** `GET /guard/inside`: overdue first, then the latest; at most `insidePage` of `total`. */
export const insidePage = 200;
export const insideList = z.object({ items: z.array(visitItem), total: z.int(), overdue: z.int() });
export type InsideList = z.infer<typeof insideList>;

/** `POST /guard/inside/search`: a badge number, a name, its pinyin or initials, the last four digits of a phone. */
export const insideSearch = z.strictObject({ text: typed(60) });

export const visitParams = z.object({ id: idShape });

/** `GET /guard/visits/:id`, masked. */
export const visitDetail = visitItem.extend({
  maskedIdNumber: z.string().optional(),
  maskedPhone: z.string().optional(),
  company: z.string().optional(),
  purposeText: z.string().optional(),
  /** As the site calls the purpose. */
  purposeLabel: localTextShape.optional(),
  document: z.enum(documentKinds).optional(),
  /** Read from the card's chip, or from its machine-readable lines: nobody typed it. */
  readByMachine: z.boolean(),
  /** What the population database said (R08). For guards and supervisors. */
  verdict: z.enum(verifierVerdicts).optional(),
  hold: z.enum(['watchlist', 'verifier']).optional(),
  /** What the camera made of it, where it was asked. */
  camera: z.enum([...faceVerdicts, 'not-finished']).optional(),
  /** An approval needs `face`: at a high tier somebody compares the person with the document. */
  mustCompare: z.boolean(),
  checkedOutAt: timeShape.optional(),
  decided: z.object({ decision: z.enum(['approved', 'rejected']), by: z.string(), at: timeShape }).optional(),
  /** Whether this account may decide: a held visit is for guards and supervisors. */
  mayDecide: z.boolean(),
});
export type VisitDetail = z.infer<typeof visitDetail>;

/** `POST /guard/visits/:id/show`: unmasked; the look stands in the look-up ledger. */
export const showAsked = z.strictObject({});
export const visitUnmasked = z.object({
  name: z.string(),
  idNumber: z.string().optional(),
  phone: z.string().optional(),
  /** Of the entry that holds the visit. `grounds` in words, for guards and supervisors. */
  watchlist: z
    .object({ reason: z.enum(watchlistReasons), grounds: z.string().optional(), until: z.string() })
    .optional(),
});
export type VisitUnmasked = z.infer<typeof visitUnmasked>;

/**
 * `POST /guard/visits/:id/review`. The first one decides: 409 `already-decided` with details `decision`, `by` (a name), `at`.
 * 400 `reason-needed` (refusing; releasing a held visit), `compare-needed` (`mustCompare` without `face`), `face-reason-needed` (beside a camera that
 * did not agree); 403 `guard-needed` (a receptionist at a held visit).
 */
export const reviewAsked = z
  .strictObject({
    decision: z.enum(['approved', 'rejected']),
    reason: z.enum([...new Set([...rejectReasons, ...releaseReasons])]).optional(),
    face: z
      .strictObject({
        verdict: z.enum(['same-person', 'not-same-person']),
        reason: z.enum(faceReasons).optional(),
      })
      .optional(),
  })
  .refine(({ decision, face }) => decision === 'rejected' || face?.verdict !== 'not-same-person', {
    path: ['decision'],
    message: 'somebody else than the document says is not let in',
  });
export type ReviewAsked = z.input<typeof reviewAsked>;
export const reviewDone = z.object({ state: z.enum(['inside', 'rejected']) });

/** `POST /guard/visits/:id/call`: tells the host or the colleagues that somebody stands at the door. Once a minute; 409 `called-already`. */
export const callAsked = z.strictObject({ whom: z.enum(['host', 'colleagues']) });
export type CallAsked = z.infer<typeof callAsked>;

/** `POST /guard/find`: what a scanned or typed badge opens. 404 when nobody inside or waiting has it. */
export const findAsked = z.strictObject({ text: typed(512) });

/**
 * `POST /guard/check-out`: by the visit, or by what its visitor carries: a badge code, a badge number or a pass. `at`: when it was done,
 * where it is told later. Somebody who has left already stays so (`already`). 404 nobody; 409 `several` (one badge number at two
 * nodes), `not-inside`.
 */
export const checkOutAsked = z
  .strictObject({ visit: idShape.optional(), text: typed(512).optional(), at: timeShape.optional() })
  .refine(({ visit, text }) => (visit === undefined) !== (text === undefined), { path: ['visit'] });
export type CheckOutAsked = z.input<typeof checkOutAsked>;
export const checkedOut = z.object({
  visit: z.string(),
  maskedName: z.string(),
  badgeNumber: z.string(),
  already: z.boolean(),
});
export type CheckedOut = z.infer<typeof checkedOut>;

/** `POST /guard/green-channel`, with an `idempotency-key`: one touch, one emergency let in. `at` as above. */
export const greenChannelAsked = z.strictObject({
  at: timeShape.optional(),
  companions: z.int().min(0).max(50).default(0),
});
export const greenChannelOpened = z.object({ visit: z.string(), badgeNumber: z.string(), dueAt: timeShape });
export type GreenChannelOpened = z.infer<typeof greenChannelOpened>;

/** `GET /guard/tasks`: green-channel visits whose details are missing, soonest due first. */
export const guardTask = z.object({
  visit: z.string(),
  badgeNumber: z.string(),
  openedAt: timeShape,
  openedBy: z.string().optional(),
  dueAt: timeShape,
  overdue: z.boolean(),
  inside: z.boolean(),
});
export type GuardTask = z.infer<typeof guardTask>;
export const guardTasks = z.object({
  items: z.array(guardTask),
  /** What may be asked: fields the policy names, and its purposes. */
  form: z.object({
    idNumber: z.boolean(),
    phone: z.boolean(),
    host: z.boolean(),
    purposes: z.array(z.object({ key: z.string(), label: localTextShape })),
  }),
});
export type GuardTasks = z.infer<typeof guardTasks>;

/** `POST /guard/tasks/:id/complete`. 400 `not-collected` or `bad-field` (fields), 409 `completed-already`. */
export const completeAsked = z.strictObject({
  name: typed(60),
  idNumber: typed(40).optional(),
  phone: typed(40).optional(),
  hostId: idShape.optional(),
  purpose: z.string().max(40).optional(),
  /** Why the green channel was opened. */
  reason: typed(300),
});
export type CompleteAsked = z.infer<typeof completeAsked>;
export const completed = z.object({ visit: z.string() });
