import { z } from 'zod';
import { faceFailures, faceReasons, faceVerdicts } from '../../face/vocabulary.ts';
import { documentKinds, documentSources } from '../../identity/document.ts';
import { categories, fieldNames, languages, riskTiers } from '../../policy/vocabulary.ts';
import { checkOutMeans, reviewReasons, skipReasons } from '../../visit/records.ts';
import { holders, verifierVerdicts } from '../../screening/vocabulary.ts';
import { code, count, day, fact, time, version, word } from './shapes.ts';

const copy = count.min(1);
/** Which of the site's printers; absent where the site has none, or in facts of version 0.1. */
const printer = word.optional();

/** What happens in the life of one visit. Subject: `visit:<id>`. */
export const visitFacts = {
  /** Sealed: who the visitor is and what was answered, and the badge's code. */
  'visit.registered': fact({
    route: z.enum(['reserved', 'walk-in', 'enrolled', 'green-channel']),
    category: z.enum(categories),
    riskTier: z.enum(riskTiers),
    policyVersion: version,
    state: z.enum(['awaiting-review', 'inside', 'rejected']),
    day,
    badgeSequence: count,
    badgeNumber: code,
    document: z.enum(documentKinds).optional(),
    documentSource: z.enum(documentSources).optional(),
    /** A purpose key of the site's policy, or `other`: never what was written under it. */
    purpose: word.optional(),
    companions: count,
    expectedLeave: time.optional(),
  }),
  'visit.reviewed': fact({
    decision: z.enum(['approved', 'rejected']),
    by: code,
    decidedAt: time,
    reason: z.enum(reviewReasons).optional(),
  }),
  /** `camera`: a match let the visitor in, without a review before. */
  'visit.checked-in': fact({ by: z.literal('camera').optional(), enteredAt: time.optional() }),
  /** `enteredAt`, `leftAt`: when it was, where a handheld without a line told it later. */
  'visit.checked-out': fact({ means: z.enum(checkOutMeans), leftAt: time.optional() }),
  /** Something wants a person to decide (R13, R08): the visitor is asked to wait for a colleague, and learns no more. */
  'visit.held': fact({ by: z.enum(holders), entry: code.optional() }),
  /** What the population database said of name and number (R08); never its answer's body. */
  'visit.verified': fact({ verdict: z.enum(verifierVerdicts), provider: word, reference: code.optional() }),
  /** The details of a green-channel visit, entered afterwards with the reason (R15). Sealed: the details. */
  'visit.completed': fact({ by: code, purpose: word.optional() }),
  /** The visitor or staff corrected what was recorded (PIPL art. 46). Sealed: what is right instead. */
  'visit.corrected': fact({ fields: z.array(z.enum(fieldNames)) }),
  /** Two nodes' facts about one visit or reservation disagree; shown to staff, never lost. */
  'visit.disputed': fact({ kind: word, other: code.optional() }),

  /** Evidence of consent: it outlives the person's data, so it names nobody. */
  'consent.given': fact({
    noticeVersion: version,
    givenAt: time,
    separate: z.array(z.enum(fieldNames)),
    guardian: z.boolean(),
    language: z.enum(languages),
  }),
  'visit.assisted': fact({
    helper: code,
    filledIn: z.array(z.enum(fieldNames)),
    skipped: z.array(
      z.strictObject({ field: z.enum([...fieldNames, 'consent', 'face']), reason: z.enum(skipReasons) }),
    ),
  }),
  /** Consent to one face check: evidence like the other consent, and apart from it (PIPL art. 29). */
  'face.consented': fact({
    noticeVersion: version,
    givenAt: time,
    guardian: z.boolean(),
    language: z.enum(languages),
  }),
  /** Asked whether by camera or by a person, the visitor chose the person. */
  'face.declined': fact({}),
  /** What the camera made of it: advice, without picture, template or distance. */
  'face.checked': fact({
    verdict: z.enum([...faceVerdicts, 'not-finished']),
    why: z.enum(faceFailures).optional(),
    reference: z.enum(['chip', 'enrolled']),
    rule: z.enum(['raw', 'calibrated']),
    attempts: count,
  }),
  'face.decided': fact({
    path: z.enum(['guard', 'camera']),
    verdict: z.enum(['same-person', 'not-same-person']),
    by: code,
    decidedAt: time,
    /** Absent where nobody asked for one, and in older facts. */
    reason: z.enum(faceReasons).optional(),
  }),

  'badge.sending': fact({ copy, printer }),
  'badge.printed': fact({ copy, printer }),
  'badge.unconfirmed': fact({ copy, printer }),
  'badge.failed': fact({ copy, printer, problem: word }),
  /** Sealed: the number, because staff write whatever they like. */
  'badge.handwritten': fact({}),

  'review.escalated': fact({}),
} as const;
