/** How long to wait after the first failure, and at most, in milliseconds. */
export interface BackoffDelays {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** The wait before the next attempt: longer after every failure, never the same for two nodes that failed together. */
export interface Backoff {
  /** Counts a failure; the wait in milliseconds. */
  next(): number;
  /** It worked: the next failure is a first one again. */
  reset(): void;
}

/**
 * Exponential with jitter: somewhere between half and all of `firstMs * 2^failures`, so that two hundred kiosks do not
 * ask a restarted server in the same second.
 *
 * @param random from 0 up to 1
 */
export function createBackoff({ firstMs, mostMs }: BackoffDelays, random: () => number): Backoff {
  let failures = 0;
  return {
    next() {
      const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures, 30));
      failures += 1;
      return Math.round(whole * (0.5 + random() / 2));
    },
    reset() {
      failures = 0;
    },
  };
}
