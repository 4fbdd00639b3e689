export type TimerHandle = NodeJS.Timeout | number;

/** The clock and alarm that drivers live by, so that a test can move them by hand. */
export interface Timers {
  /** Monotonic milliseconds from an arbitrary start: differences only, never a date. */
  now(): number;
  setTimeout(run: () => void, ms: number): TimerHandle;
  /** Accepts `undefined` so that callers need no check of their own. */
  clearTimeout(handle: TimerHandle | undefined): void;
}

/** Monotonic on purpose: a kiosk whose wall clock is corrected at noon must not time out every device. */
export const realTimers: Timers = {
  now: () => performance.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (handle) => clearTimeout(handle),
};
