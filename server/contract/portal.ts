import { z } from 'zod';
import { documentKinds } from '../../domain/identity/document.ts';
import { fieldNames, legalBases } from '../../domain/policy/vocabulary.ts';
import { declineReasons, requestRoutes, reservationStates } from '../../domain/reservation/vocabulary.ts';
import { idShape, languageShape, localTextShape, onceKey, timeShape, typed } from './shapes.ts';

// What the visitor's pages and the server say to each other. Under `/api/v1/portal`; a visitor's own routes need the
// header `Authorization: Visitor <token>`, the token of the link (docs/operations/reservations.md).

/** Which site; the server's first one when absent. */
export const siteQuery = z.object({ site: idShape.optional() });

/** What the site asks of whoever reserves: `GET /site`. A field that is not in `fields` must not be sent (R01). */
export const portalSite = z.object({
  id: z.string(),
  name: localTextShape,
  helpDesk: localTextShape,
  timeZone: z.string(),
  simulated: z.boolean(),
  policyVersion: z.string(),
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
      /** Asks for a tick of its own, never pre-ticked. */
      separateConsent: z.boolean(),
    }),
  ),
  purposes: z.array(z.object({ key: z.string(), label: localTextShape })),
  maxCompanions: z.int(),
  maxStayMinutes: z.int(),
  reservation: z.object({
    /** Whether requests are taken at all. */
    enabled: z.boolean(),
    leadMinutes: z.int(),
    maxAheadDays: z.int(),
    answerHours: z.int(),
    email: z.boolean(),
    documents: z.object({ max: z.int(), maxBytes: z.int(), required: z.boolean() }),
    maxGroup: z.int(),
    hostListed: z.boolean(),
  }),
  /** Under this age a guardian agrees. */
  guardianAge: z.int(),
  serverTime: timeShape,
});
export type PortalSite = z.infer<typeof portalSite>;

/** `POST /hosts`: by the whole name as its owner writes it. Without `name` only where the site lists its hosts. */
export const hostSearch = z.strictObject({ site: idShape.optional(), name: typed(60).optional() });
export const portalHost = z.object({ id: z.string(), name: z.string(), department: localTextShape });
export type PortalHost = z.infer<typeof portalHost>;
export const hostsFound = z.object({ hosts: z.array(portalHost) });

const personFields = {
  name: typed(60),
  /** What kind of document the number is of; a citizen's ID card when absent. */
  idKind: z.enum(documentKinds).optional(),
  idNumber: typed(40).optional(),
  phone: typed(40).optional(),
  company: typed(120).optional(),
};
export const personShape = z.strictObject(personFields);
export type PersonAsked = z.infer<typeof personShape>;

/** What was agreed to, and when the page was told so. */
export const consentShape = z.strictObject({
  noticeVersion: z.string().min(1).max(200),
  /** The fields with a tick of their own that were ticked. */
  separate: z.array(z.enum(fieldNames)).max(fieldNames.length),
  /** A guardian agrees as well. Needed under `guardianAge`. */
  guardian: z.boolean(),
});

const visitFields = {
  hostId: idShape,
  /** A purpose key of the policy, or `other` with `purposeText`. Absent where the site does not ask. */
  purpose: z.string().max(40).optional(),
  purposeText: typed(200).optional(),
  from: timeShape,
  until: timeShape,
};

/** `POST /reservations`: one form, for one visitor or for a group. */
export const reservationAsked = z.strictObject({
  site: idShape.optional(),
  key: onceKey,
  visitor: personShape,
  /**
   * Who comes along. Whoever has an ID number or a phone gets a reservation of their own, which a kiosk finds; the others are only
   * counted, at most `maxCompanions`. All together at most `maxGroup` with the visitor.
   */
  companions: z.array(personShape).max(199).default([]),
  ...visitFields,
  email: z.email().max(200).optional(),
  language: languageShape,
  consent: consentShape,
});
export type ReservationAsked = z.input<typeof reservationAsked>;

export const documentShape = z.object({
  id: z.string(),
  fileName: z.string(),
  /** `pdf`, `jpeg`, `png` or `webp`. */
  kind: z.string(),
  bytes: z.int(),
  at: timeShape,
});
export type DocumentShown = z.infer<typeof documentShape>;

/** A reservation as its visitor sees it: `GET /reservation`. */
export const ownReservation = z.object({
  id: z.string(),
  state: z.enum(reservationStates),
  route: z.enum(requestRoutes),
  visitor: z.object({
    name: z.string(),
    /** Masked: whoever finds the link must not learn the number. In full under own data. */
    idNumber: z.string().optional(),
    phone: z.string().optional(),
    company: z.string().optional(),
    email: z.string().optional(),
  }),
  /** `place` once it is approved. */
  host: z
    .object({
      id: z.string(),
      name: z.string(),
      department: localTextShape,
      place: localTextShape.optional(),
    })
    .optional(),
  purpose: z.string(),
  purposeText: z.string().optional(),
  from: timeShape,
  until: timeShape,
  /** When it lapses if nobody answers. */
  answerBy: timeShape.optional(),
  /** How many are only counted. */
  companions: z.int(),
  /** The others of the group, for whoever filled in the form; names masked. */
  group: z.array(z.object({ id: z.string(), name: z.string(), state: z.enum(reservationStates) })),
  /** What the host asks or says, with the last decision. */
  message: z.string().optional(),
  /** What the visitor answered to that. */
  note: z.string().optional(),
  declineReason: z.enum(declineReasons).optional(),
  documents: z.array(documentShape),
  language: languageShape,
  mayChange: z.boolean(),
  mayCancel: z.boolean(),
  mayAttach: z.boolean(),
  /** `GET /pass` has one. */
  hasPass: z.boolean(),
  /** Whether the visitor has agreed to the notice as it is now; `PATCH` with `consent` does so, for companions too. */
  agreed: z.boolean(),
  /** An invitation: `PATCH` must bring consent and whatever the policy asks. */
  awaitsVisitor: z.boolean(),
  /** When approved already: what else the visitor changes is reviewed anew, and the pass ends. */
  changeIsReviewed: z.boolean(),
});
export type OwnReservation = z.infer<typeof ownReservation>;

/** The link to a reservation. The token stands in the fragment of `url`; the page keeps it and sends it in the header. */
export const visitorLink = z.object({ token: z.string(), url: z.string(), until: timeShape });
export type VisitorLink = z.infer<typeof visitorLink>;

export const reservationMade = z.object({ reservation: ownReservation, link: visitorLink });
export type ReservationMade = z.infer<typeof reservationMade>;

/**
 * `PATCH /reservation`: what is different, the rest stays. Completes an invitation and answers a question too. Where the visitor
 * leads a group, time, host and purpose change for all of it.
 */
export const reservationChange = z.strictObject({
  visitor: personShape.partial().optional(),
  hostId: visitFields.hostId.optional(),
  purpose: visitFields.purpose,
  purposeText: visitFields.purposeText,
  from: timeShape.optional(),
  until: timeShape.optional(),
  companions: z.int().min(0).max(20).optional(),
  email: z.email().max(200).optional(),
  language: languageShape.optional(),
  /** The answer to what the host asked. */
  note: typed(500).optional(),
  /** Needed with an invitation; companions may agree before they come. Alone it changes nothing else. */
  consent: consentShape.optional(),
});
export type ReservationChange = z.infer<typeof reservationChange>;

/** `POST /reservation/cancel`. */
export const cancelAsked = z.strictObject({
  /** Everybody on the form, where the visitor leads a group. */
  wholeGroup: z.boolean().default(false),
});

/** `POST /reservation/documents`: multipart with one part `file`. `DELETE` and `GET /reservation/documents/:document`. */
export const documentParams = z.object({ document: idShape });

/** `GET /pass`: what the phone needs to show a pass that rotates without a line. */
export const ownPass = z.object({
  /** The static code, `VP1:…`. */
  text: z.string(),
  /** 32 bytes, base64url: see renderer/portal/pass/hmac.ts. */
  secret: z.string(),
  from: timeShape,
  until: timeShape,
  /** To set the phone's clock right by. */
  serverTime: timeShape,
  siteName: localTextShape,
  host: z.object({ department: localTextShape, place: localTextShape }).optional(),
});
export type OwnPass = z.infer<typeof ownPass>;

/**
 * Keys of refusals (`problem.error.key`), beside the common ones (`invalid` with `fields`, `not-found`, `rate-limited`, `link-expired`):
 * `reservations-closed`, `not-collected` (fields the policy does not name), `missing` (fields), `bad-field` (fields), `notice-changed`,
 * `consent-needed` (fields), `guardian-needed`, `too-soon` (details.leadMinutes), `too-far` (details.days), `too-long` (details.minutes),
 * `bad-time`, `unknown-host`, `group-too-large` (details.max), `too-many-companions` (details.max), `key-used`, `not-open`,
 * `document-needed`, `too-many-documents`, `no-pass`; of a file `no-file`, `too-large` (details.bytes), `wrong-type`, `encrypted-file`, `unsafe-file`.
 */
export const portalRefusals = [
  'reservations-closed',
  'not-collected',
  'missing',
  'bad-field',
  'notice-changed',
  'consent-needed',
  'guardian-needed',
  'too-soon',
  'too-far',
  'too-long',
  'bad-time',
  'unknown-host',
  'group-too-large',
  'too-many-companions',
  'key-used',
  'not-open',
  'document-needed',
  'too-many-documents',
  'no-pass',
  'no-file',
  'too-large',
  'wrong-type',
  'encrypted-file',
  'unsafe-file',
] as const;
export type PortalRefusal = (typeof portalRefusals)[number];
