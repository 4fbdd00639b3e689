import type { Timers } from '../transport/timers.ts';

/** Waits `ms` milliseconds on the given clock. */
export function pause(timers: Timers, ms: number): Promise<void> {
  return new Promise((resolve) => {
    timers.setTimeout(resolve, ms);
  });
}
