import type { EnrolmentId } from '../kernel/brand.ts';
import type { Instant } from '../kernel/time.ts';
import type { IdentityDocument } from '../identity/document.ts';
import type { PrintProblem } from './status.ts';

/** Which way a crew passes the kiosk just now: staff turn it round, so that a nervous second card checks nobody out. */
export const crewDirections = ['in', 'out'] as const;
export type CrewDirection = (typeof crewDirections)[number];

/**
 * What became of one card. `see-guard` is the same word whatever a person still has to decide; `register` sends to the
 * normal screen whoever has to read the notice first; `expired` is an enrolment that is not valid today.
 */
export type CrewOutcome =
  | 'in'
  | 'out'
  | 'already-in'
  | 'not-in'
  | 'not-enrolled'
  | 'expired'
  | 'register'
  | 'see-guard'
  | 'unreadable'
  | 'not-saved';

export interface CrewResult {
  readonly outcome: CrewOutcome;
  readonly maskedName?: string;
  readonly badgeNumber?: string;
}

/** What is being done with the present card. */
export type CrewWork =
  | { readonly doing: 'reading'; readonly since: Instant }
  | {
      readonly doing: 'looking-up';
      readonly since: Instant;
      readonly ticket: number;
      readonly identity: IdentityDocument;
    }
  | {
      readonly doing: 'saving';
      readonly since: Instant;
      readonly ticket: number;
      readonly enrolmentId?: EnrolmentId;
    };

/** Many enrolled people one after another, without a touch between them (R04). */
export interface CrewStep {
  readonly name: 'crew';
  readonly direction: CrewDirection;
  readonly work?: CrewWork;
  readonly last?: CrewResult;
  readonly counts: { readonly in: number; readonly out: number; readonly refused: number };
  /** Who waits for the guard: the same card once more makes no second registration. */
  readonly waiting: readonly EnrolmentId[];
  /** Tickets of the badges in the queue. */
  readonly printing: readonly number[];
  /** Badges nobody saw come out; they are in the list of badges to print. */
  readonly unprinted: number;
  readonly printProblem?: PrintProblem;
}
