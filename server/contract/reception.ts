import { z } from 'zod';
import { documentKinds } from '../../domain/identity/document.ts';
import { categories, fieldNames, legalBases, riskTiers } from '../../domain/policy/vocabulary.ts';
import { skipReasons } from '../../domain/visit/records.ts';
import { visitItem } from './guard.ts';
import { consentShape, personShape } from './portal.ts';
import { dayShape, idShape, languageShape, localTextShape, onceKey, timeShape, typed } from './shapes.ts';

// The reception desk, under `/api/v1/reception`. Receptionists and supervisors act; guards read. Lists are masked, and a name is shown in
// full only by `reveal`, which stands in the look-up ledger.

export const badgeStates = ['none', 'sending', 'printed', 'unconfirmed', 'failed', 'handwritten'] as const;

/** A visit as the desk's lists show it. */
export const deskVisit = visitItem.extend({
  maskedPhone: z.string().optional(),
  badge: z.enum(badgeStates),
  leftAt: timeShape.optional(),
  /** Made at this desk: its badge is printed here, not at a kiosk. */
  atDesk: z.boolean(),
});
export type DeskVisit = z.infer<typeof deskVisit>;

/** A reservation of today that nobody has used yet. */
export const expectedItem = z.object({
  id: z.string(),
  maskedName: z.string(),
  maskedPhone: z.string().optional(),
  category: z.enum(categories),
  from: timeShape,
  until: timeShape,
  /** Whether it is honoured right now: `earlyMinutes` before until `lateMinutes` after. */
  open: z.boolean(),
  late: z.boolean(),
  host: z.object({ name: z.string(), department: localTextShape, place: localTextShape }).optional(),
  purpose: z.string().optional(),
  companions: z.int(),
  /** Id of the first person of the group. */
  group: z.string().optional(),
});
export type ExpectedItem = z.infer<typeof expectedItem>;

/** `GET /reception/today`: whoever is expected (soonest first), and today's visits and everybody still inside (latest first). */
export const listMost = 300;
export const today = z.object({
  day: dayShape,
  now: timeShape,
  counts: z.object({
    expected: z.int(),
    waiting: z.int(),
    inside: z.int(),
    overdue: z.int(),
    left: z.int(),
    /** Everybody registered today, whatever became of it. */
    registered: z.int(),
    /** Inside, with whoever came along. */
    heads: z.int(),
  }),
  /** At most `listMost` each; the counts say how many there are. */
  expected: z.array(expectedItem),
  visits: z.array(deskVisit),
});
export type Today = z.infer<typeof today>;

/** `GET /reception/inside`. */
export const deskInside = z.object({ items: z.array(deskVisit), total: z.int(), overdue: z.int() });

/** `POST /reception/search`: in the body, because addresses stand in logs. Newest first. */
export const searchMost = 30;
export const searchKinds = [
  'id-number',
  'phone',
  'phone-tail',
  'name',
  'pinyin',
  'initials',
  'badge-number',
  'badge-code',
] as const;
export type SearchKind = (typeof searchKinds)[number];
export const searchAsked = z.strictObject({ query: typed(80) });
export const searchFound = z.object({
  /** What the text was taken for; empty when it can be none of them. */
  kinds: z.array(z.enum(searchKinds)),
  visits: z.array(deskVisit),
  /** Agreed reservations of today and later, soonest first. */
  reservations: z.array(expectedItem),
  more: z.boolean(),
});
export type SearchFound = z.infer<typeof searchFound>;

export const visitParams = z.object({ id: idShape });

/** `GET /reception/visits/:id`, masked. */
export const deskDetail = deskVisit.extend({
  maskedIdNumber: z.string().optional(),
  document: z.enum(documentKinds).optional(),
  company: z.string().optional(),
  purposeText: z.string().optional(),
  /** Whether this account may let the visitor in: a held visit is for guards and supervisors. */
  mayDecide: z.boolean(),
  /** At a high tier somebody compares the person with the document before deciding. */
  mustCompare: z.boolean(),
  /** How often the badge was sent to a printer. */
  copies: z.int(),
  /** What happened, oldest first: words after `history.` and who did it. */
  history: z.array(z.object({ at: timeShape, act: z.string(), by: z.string().optional() })),
});
export type DeskDetail = z.infer<typeof deskDetail>;

/** `POST /reception/visits/:id/reveal`: unmasked, with a purpose; stands in the look-up ledger. */
export const revealPurposes = [
  'identity-check',
  'contact-visitor',
  'correct-record',
  'emergency',
  'inquiry',
] as const;
export const revealAsked = z.strictObject({ purpose: z.enum(revealPurposes) });
export const revealed = z.object({
  name: z.string(),
  idNumber: z.string().optional(),
  phone: z.string().optional(),
  company: z.string().optional(),
});
export type Revealed = z.infer<typeof revealed>;

/** `GET /reception/form`: what the policy asks for, and whom one can visit. */
export const deskForm = z.object({
  policyVersion: z.string(),
  riskTier: z.enum(riskTiers),
  notice: z.object({
    version: z.string(),
    processor: localTextShape,
    contact: z.string(),
    points: z.array(localTextShape),
  }),
  fields: z.array(
    z.object({
      name: z.enum(fieldNames),
      required: z.boolean(),
      basis: z.enum(legalBases),
      separateConsent: z.boolean(),
    }),
  ),
  purposes: z.array(z.object({ key: z.string(), label: localTextShape })),
  maxCompanions: z.int(),
  maxStayMinutes: z.int(),
  guardianAge: z.int(),
  hosts: z.array(
    z.object({ id: z.string(), name: z.string(), department: localTextShape, place: localTextShape }),
  ),
});
export type DeskForm = z.infer<typeof deskForm>;

/** What the visitor agreed to in front of whoever is at the desk: read on the printed notice or on the screen (PIPL art. 17). */
const deskConsent = consentShape.extend({ language: languageShape });

/**
 * `POST /reception/walk-ins`: somebody without a reservation. The same form again (`key`) is the same visit. 400 `not-collected`,
 * `missing`, `bad-field`, `notice-changed`, `consent-needed`, `guardian-needed`, `too-many-companions`, `too-long`.
 */
export const walkInAsked = z.strictObject({
  key: onceKey,
  visitor: personShape,
  hostId: idShape.optional(),
  purpose: z.string().max(40).optional(),
  purposeText: typed(200).optional(),
  companions: z.int().min(0).max(20).optional(),
  expectedLeave: timeShape.optional(),
  consent: deskConsent,
  /** Required fields that the visitor can not answer, with the reason (R18). */
  skipped: z
    .array(z.strictObject({ field: z.enum(fieldNames), reason: z.enum(skipReasons) }))
    .max(8)
    .default([]),
});
export type WalkInAsked = z.input<typeof walkInAsked>;
export const arrived = z.object({ visit: deskVisit });
export type Arrived = z.infer<typeof arrived>;

/** `GET /reception/reservations/:id`: whoever came, with everybody on the same form, masked; what is still to be asked. */
export const rosterMember = expectedItem.extend({
  state: z.enum(['approved', 'used', 'other']),
  lead: z.boolean(),
  company: z.string().optional(),
  /** Required by the policy and not known yet. */
  missing: z.array(z.enum(fieldNames)),
  /** The visit it was used for. */
  visit: z.string().optional(),
});
export const roster = z.object({ members: z.array(rosterMember) });
export type RosterMember = z.infer<typeof rosterMember>;
export type Roster = z.infer<typeof roster>;

/**
 * `POST /reception/arrivals`: one reservation, or everybody of a group who is here. Those used meanwhile are left out and told in
 * `already`. 409 `already-used` when all were, `not-open`, `too-early`, `too-late`; 400 as above with `arrivals.0.idNumber`.
 */
export const arrivalsAsked = z.strictObject({
  arrivals: z
    .array(
      z.strictObject({
        reservation: idShape,
        idKind: z.enum(documentKinds).optional(),
        idNumber: typed(40).optional(),
        phone: typed(40).optional(),
        /** Unnamed people who came along, where it was another number than reserved. */
        companions: z.int().min(0).max(20).optional(),
      }),
    )
    .min(1)
    .max(200),
  consent: deskConsent,
});
export type ArrivalsAsked = z.input<typeof arrivalsAsked>;
export const arrivalsDone = z.object({ visits: z.array(deskVisit), already: z.array(z.string()) });
export type ArrivalsDone = z.infer<typeof arrivalsDone>;

/** `POST /reception/visits/:id/check-out`. 409 `not-inside`; somebody who has left stays so (`already`). */
export const deskCheckedOut = z.object({ visit: deskVisit, already: z.boolean() });

/** `POST /reception/visits/:id/correct`: what is right instead (PIPL art. 46). 400 `not-collected`, `bad-field`. */
export const correctAsked = z
  .strictObject({ name: typed(60).optional(), phone: typed(40).optional(), company: typed(120).optional() })
  .refine((given) => Object.keys(given).length > 0, { message: 'nothing to correct' });
export type CorrectAsked = z.infer<typeof correctAsked>;

/**
 * `POST /reception/badges`: what is printed, in the order asked. Everybody must be inside (409 `not-inside`). The page prints, then tells
 * with `POST /reception/badges/outcome` what came of it.
 */
export const badgesAsked = z.strictObject({ visits: z.array(idShape).min(1).max(200) });
export const badgeSheet = z.object({
  visit: z.string(),
  copy: z.int(),
  siteName: z.string(),
  visitorName: z.string(),
  category: z.enum(categories),
  categoryLabel: z.string(),
  badgeNumber: z.string(),
  host: z.string().optional(),
  place: z.string().optional(),
  validDay: dayShape,
  /** Until when on that day, in the badge's own words. */
  validity: z.string(),
  /** What the QR carries: random, no personal data. */
  code: z.string(),
});
export type BadgeSheet = z.infer<typeof badgeSheet>;
export const badgeSheets = z.object({ sheets: z.array(badgeSheet) });
export type BadgeSheets = z.infer<typeof badgeSheets>;
export const badgeOutcome = z.strictObject({
  badges: z
    .array(z.strictObject({ visit: idShape, copy: z.int().min(1).max(1_000) }))
    .min(1)
    .max(200),
  outcome: z.enum(['printed', 'failed', 'unconfirmed']),
});
