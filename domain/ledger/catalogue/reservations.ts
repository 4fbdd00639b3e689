import { z } from 'zod';
import { declineReasons, requestRoutes } from '../../reservation/vocabulary.ts';
import { categories } from '../../policy/vocabulary.ts';
import { code, count, fact, time, version, word } from './shapes.ts';

/** A visit agreed before the day (R10-R12). Subjects: `reservation:<id>`, `pass:<id>`. */
export const reservationFacts = {
  /** Sealed: the visitor's request, or as much of it as an invitation knows. */
  'reservation.requested': fact({
    route: z.enum(requestRoutes),
    category: z.enum(categories),
    policyVersion: version,
    from: time,
    until: time,
    companions: count,
    /** The first person of a group; companions have reservations of their own. */
    group: code.optional(),
    /** When the request lapses if nobody answers. */
    answerBy: time,
  }),
  /** The visitor changed it: it is reviewed anew. Sealed: the request as it is now. */
  'reservation.changed': fact({ from: time, until: time, companions: count, answerBy: time }),
  /** Sealed: the sentence to the visitor, when there is one. */
  'reservation.reviewed': fact({
    decision: z.enum(['approved', 'rejected', 'more-asked']),
    level: z.enum(['host', 'second']),
    by: code,
    /** In whose place, when a deputy decided. */
    insteadOf: code.optional(),
    reason: z.enum(declineReasons).optional(),
  }),
  /** Agreed for good; what kiosks work with. Sealed: the reservation. */
  'reservation.recorded': fact({
    category: z.enum(categories),
    from: time,
    until: time,
    companions: count,
  }),
  'reservation.cancelled': fact({ by: z.enum(['visitor', 'host', 'staff']) }),
  'reservation.expired': fact({}),
  'reservation.used': fact({}),
  /** A supporting document, kept sealed under the reservation's key beside the journal. */
  'document.attached': fact({
    document: code,
    kind: word,
    bytes: z.int().min(1),
    sha256: z.string().length(64),
  }),
  'document.removed': fact({ document: code }),

  /** Subject: `pass:<id>`. Sealed: which reservation, visit or enrolment it opens. */
  'pass.issued': fact({ from: time, until: time, keyId: word }),
  'pass.revoked': fact({ reason: word }),
  'pass.used': fact({}),
} as const;
