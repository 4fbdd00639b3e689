import { seconds } from '../../../domain/kernel/time.ts';

/** Quick at first, because most losses are a cable pushed back in; then slow enough to spare the log. */
export const reconnectDelaysMs: readonly number[] = [seconds(1), seconds(2), seconds(5), seconds(10)];

export interface Backoff {
  /** How long to wait before the next attempt; each call moves one step on, the last step repeats. */
  nextMs(): number;
  /** The link proved itself: start again from the shortest wait. */
  reset(): void;
}

/** @param delaysMs at least one wait, shortest first */
export function createBackoff(delaysMs: readonly number[] = reconnectDelaysMs): Backoff {
  let step = 0;
  return {
    nextMs() {
      const ms = delaysMs[Math.min(step, delaysMs.length - 1)] ?? 0;
      step += 1;
      return ms;
    },
    reset() {
      step = 0;
    },
  };
}
