import type { TimerHandle, Timers } from '../devices/transport/timers.ts';

/** What a loop does next. */
export type Next =
  /** Again, at once. */
  | 'again'
  /** Rest so long, or until somebody wakes the loop. */
  | { readonly idleMs: number }
  /** It failed: rest so long; only `revive` cuts that short. */
  | { readonly failedMs: number };

/** Does one thing again and again, one after the other, until it is stopped. */
export interface Loop {
  start(): void;
  /** There is something to do: ends an idle rest after `gatherMs`, so that what happens together goes together. */
  wake(): void;
  /** The line is back: ends also the rest after a failure. */
  revive(): void;
  /** Resolves when the last round has ended. */
  stop(): Promise<void>;
}

export function createLoop(deps: {
  readonly timers: Timers;
  readonly gatherMs: number;
  /** One round. Must not throw: what the world does is in its answer. */
  readonly round: () => Promise<Next>;
}): Loop {
  const { timers, gatherMs } = deps;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  let rest: { readonly kind: 'idle' | 'failed'; readonly end: () => void } | undefined;
  let isWoken = false;
  let gathering: TimerHandle | undefined;

  function pause(kind: 'idle' | 'failed', ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = timers.setTimeout(() => rest?.end(), ms);
      rest = {
        kind,
        end() {
          timers.clearTimeout(timer);
          rest = undefined;
          resolve();
        },
      };
    });
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      const next = await deps.round();
      if (isStopped) return;
      if (next === 'again') continue;
      if ('failedMs' in next) {
        await pause('failed', next.failedMs);
      } else if (isWoken) {
        isWoken = false;
      } else {
        await pause('idle', next.idleMs);
      }
    }
  }

  return {
    start() {
      running = run();
    },
    wake() {
      if (isStopped || gathering !== undefined) return;
      gathering = timers.setTimeout(() => {
        gathering = undefined;
        if (rest?.kind === 'idle') rest.end();
        // In the middle of a round: another one follows.
        else if (!rest) isWoken = true;
      }, gatherMs);
    },
    revive() {
      if (rest?.kind === 'failed') rest.end();
    },
    stop() {
      isStopped = true;
      timers.clearTimeout(gathering);
      rest?.end();
      return running;
    },
  };
}
