import type { PassId } from '../kernel/brand.ts';
import type { PassRefusal } from '../pass/verdict.ts';
import type { Enrolment, Reservation, VisitRecord } from './records.ts';

/** What a pass that holds opens for whoever shows it: one of the two. */
export interface PassClaim {
  readonly passId: PassId;
  readonly reservation?: Reservation;
  readonly enrolment?: Enrolment;
}

/** Why a pass that holds opens nothing here and now. */
export type PassObstacle =
  /** Without a site server there are no keys to check with. */
  | 'no-keys'
  /** This kiosk never heard what it opens. */
  | 'unheard-of'
  /** Its reservation was used, cancelled or has expired; its enrolment has ended. */
  | 'closed'
  | 'too-early'
  | 'too-late'
  /** The card beside it is somebody else's. */
  | 'other-person';

export type PassFailure = PassRefusal | PassObstacle;

/** What became of a scanned pass. */
export type PassOutcome =
  | { readonly type: 'inside'; readonly visit: VisitRecord }
  | { readonly type: 'claim'; readonly claim: PassClaim }
  | { readonly type: 'failed'; readonly failure: PassFailure };

/**
 * What the visitor is told. Whose pass was revoked reads the same as who comes too late: a lobby's screen tells nobody that their
 * access was taken away (R13).
 */
export type PassProblem = 'over' | 'not-yet' | 'other-site' | 'show-live-code' | 'other-person' | 'ask-staff';

interface Answer {
  readonly problem: PassProblem;
  /** A number for staff to look up in docs/operations/passes.md; to a visitor it says nothing. */
  readonly reference: `P${number}`;
}

const answers: Readonly<Record<PassFailure, Answer>> = {
  'not-a-pass': { problem: 'ask-staff', reference: 'P1' },
  'unknown-key': { problem: 'ask-staff', reference: 'P2' },
  'bad-signature': { problem: 'ask-staff', reference: 'P3' },
  'wrong-site': { problem: 'other-site', reference: 'P4' },
  revoked: { problem: 'over', reference: 'P5' },
  'not-yet': { problem: 'not-yet', reference: 'P6' },
  expired: { problem: 'over', reference: 'P7' },
  'stale-code': { problem: 'show-live-code', reference: 'P8' },
  replayed: { problem: 'show-live-code', reference: 'P9' },
  'used-up': { problem: 'over', reference: 'P10' },
  'no-keys': { problem: 'ask-staff', reference: 'P11' },
  'unheard-of': { problem: 'ask-staff', reference: 'P12' },
  closed: { problem: 'over', reference: 'P13' },
  'too-early': { problem: 'not-yet', reference: 'P14' },
  'too-late': { problem: 'over', reference: 'P15' },
  'other-person': { problem: 'other-person', reference: 'P16' },
};

export const passAnswer = (failure: PassFailure): Answer => answers[failure];
