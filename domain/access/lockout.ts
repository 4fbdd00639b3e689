import { after, minutes, type Instant } from '../kernel/time.ts';

/** How wrong PINs slow a guesser down (GB/T 22239-2019, 8.1.4.1: lock on repeated failures). */
export const lockoutRule = {
  /** Wrong PINs before the first lock. */
  failures: 5,
  firstMs: minutes(1),
  /** Every further wrong PIN doubles the lock, up to here: a forgetful guard is back within half an hour. */
  longestMs: minutes(30),
} as const;

export interface Attempts {
  readonly failures: number;
  readonly lastFailureAt?: Instant;
}

export type Lockout = { readonly locked: false } | { readonly locked: true; readonly until: Instant };

/** Whether a sign-in may be tried at `now`. */
export function lockoutAt(attempts: Attempts, now: Instant): Lockout {
  const { failures, lastFailureAt } = attempts;
  if (lastFailureAt === undefined || failures < lockoutRule.failures) return { locked: false };
  const lockMs = lockMsAfter(failures);
  // A wall clock that was set back must not turn a minute into a day.
  const start = lastFailureAt > now ? now : lastFailureAt;
  const until = after(start, lockMs);
  return until > now ? { locked: true, until } : { locked: false };
}

function lockMsAfter(failures: number): number {
  const doublings = Math.min(failures - lockoutRule.failures, 16);
  return Math.min(lockoutRule.firstMs * 2 ** doublings, lockoutRule.longestMs);
}
