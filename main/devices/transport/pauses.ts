import type { TimerHandle, Timers } from './timers.ts';

/** Waits that can be cut short together, so that stopping a driver never means sitting out its timers. */
export interface Pauses {
  pause(ms: number): Promise<void>;
  /** Ends every wait now; later ones end at once. */
  wakeForGood(): void;
}

export function createPauses(timers: Timers): Pauses {
  const sleeping = new Map<TimerHandle, () => void>();
  let awake = false;
  return {
    pause: (ms) =>
      new Promise((resolve) => {
        if (awake) return resolve();
        const handle = timers.setTimeout(() => {
          sleeping.delete(handle);
          resolve();
        }, ms);
        sleeping.set(handle, resolve);
      }),
    wakeForGood() {
      awake = true;
      for (const [handle, resolve] of sleeping) {
        timers.clearTimeout(handle);
        resolve();
      }
      sleeping.clear();
    },
  };
}
