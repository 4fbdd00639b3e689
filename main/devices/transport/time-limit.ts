import type { Timers } from './timers.ts';

/** What `within` resolves with when the work took too long. */
export const tooLate = Symbol('too late');

/**
 * Waits for a piece of work no longer than `ms`. Drivers and libraries below may forget a promise for ever; whoever
 * waits for one must not. The work itself goes on: what comes of it later is dropped, a rejection too.
 */
export function within<T>(work: Promise<T>, ms: number, timers: Timers): Promise<T | typeof tooLate> {
  return new Promise((resolve, reject) => {
    const alarm = timers.setTimeout(() => resolve(tooLate), ms);
    work.then(
      (value) => {
        timers.clearTimeout(alarm);
        resolve(value);
      },
      (error: unknown) => {
        timers.clearTimeout(alarm);
        reject(error);
      },
    );
  });
}
