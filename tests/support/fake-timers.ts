import type { TimerHandle, Timers } from '../../main/devices/transport/timers.ts';

export interface FakeTimers extends Timers {
  /** Moves the clock, running what falls due in order, and lets promises settle after each step. */
  advance(ms: number): Promise<void>;
  /** How many timers are armed: a driver that stopped must leave none. */
  pending(): number;
}

/** Lets every promise that can settle without I/O settle. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A clock that stands still until it is moved. */
export function createFakeTimers(startMs = 0): FakeTimers {
  const armed = new Map<TimerHandle, { readonly atMs: number; readonly run: () => void }>();
  let nowMs = startMs;
  let lastHandle = 0;

  const nextDue = (untilMs: number): TimerHandle | undefined =>
    [...armed.entries()]
      .filter(([, timer]) => timer.atMs <= untilMs)
      .sort(([, a], [, b]) => a.atMs - b.atMs)[0]?.[0];

  return {
    now: () => nowMs,
    setTimeout(run, ms) {
      lastHandle += 1;
      armed.set(lastHandle, { atMs: nowMs + Math.max(0, ms), run });
      return lastHandle;
    },
    clearTimeout(handle) {
      if (handle !== undefined) armed.delete(handle);
    },
    pending: () => armed.size,
    async advance(ms) {
      const untilMs = nowMs + ms;
      await settle();
      for (let due = nextDue(untilMs); due !== undefined; due = nextDue(untilMs)) {
        const timer = armed.get(due);
        armed.delete(due);
        nowMs = Math.max(nowMs, timer?.atMs ?? nowMs);
        timer?.run();
        await settle();
      }
      nowMs = untilMs;
    },
  };
}
