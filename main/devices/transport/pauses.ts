import type { TimerHandle, Timers } from './timers.ts';

/** Waits that can be cut short together, so that no driver sits out a timer that has lost its point. */
export interface Pauses {
  pause(ms: number): Promise<void>;
  /** Ends every wait now. */
  wake(): void;
  /** Ends every wait now; later ones end at once. */
  wakeForGood(): void;
}

export function createPauses(timers: Timers): Pauses {
  const sleeping = new Map<TimerHandle, () => void>();
  let awake = false;
  const wake = (): void => {
    for (const [handle, resolve] of sleeping) {
      timers.clearTimeout(handle);
      resolve();
    }
    sleeping.clear();
  };
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
    wake,
    wakeForGood() {
      awake = true;
      wake();
    },
  };
}
