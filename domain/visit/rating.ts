import type { Instant } from '../kernel/time.ts';

/** 1 (poor) to 5 (R29). */
export const scores = [1, 2, 3, 4, 5] as const;
export type Score = (typeof scores)[number];

/** Two questions to whoever likes to answer; nothing here is tied to a visit. */
export interface RateStep {
  readonly name: 'rate';
  readonly since: Instant;
  /** The visitor has just checked out, and the screen says so as well. */
  readonly left: boolean;
  /** Answered; the second question is asked. */
  readonly convenience?: Score;
}
