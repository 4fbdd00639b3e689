/** At most `count` calls in any `windowMs`. */
export interface Rate {
  readonly count: number;
  readonly windowMs: number;
}

export interface RateLimit {
  /** Takes a place at `nowMs`. @returns 0 when there was one, else how many ms to wait until the next is free */
  take(nowMs: number): number;
}

/**
 * Counts the calls of this process, so that a provider's limit is met here and not there: some answer one call too many
 * with minutes of silence. Several copies of the server each count their own; divide the configured rate by their number.
 */
export function createRateLimit({ count, windowMs }: Rate): RateLimit {
  let taken: readonly number[] = [];
  return {
    take(nowMs) {
      // Calls of the future are from before the clock was put back; they would block for as long.
      taken = taken.filter((at) => at > nowMs - windowMs && at <= nowMs);
      const oldest = taken[0];
      if (oldest !== undefined && taken.length >= count) return oldest + windowMs - nowMs;
      taken = [...taken, nowMs];
      return 0;
    },
  };
}
