import type { TimerHandle, Timers } from '../transport/timers.ts';

/** Tells a code that is still in view from one that is meant again. */
export interface Repeats {
  isRepeat(text: string): boolean;
  forget(): void;
}

/** @param repeatMs how long a code must be out of sight before it counts again, in milliseconds */
export function createRepeats(timers: Timers, repeatMs: number): Repeats {
  let last: string | undefined;
  let forgetting: TimerHandle | undefined;

  const forget = (): void => {
    timers.clearTimeout(forgetting);
    last = undefined;
  };

  return {
    isRepeat(text) {
      const isRepeat = text === last;
      // Each repeat extends the wait, so a code left lying under the scanner counts once however long it lies there.
      forget();
      last = text;
      forgetting = timers.setTimeout(forget, repeatMs);
      return isRepeat;
    },
    forget,
  };
}
