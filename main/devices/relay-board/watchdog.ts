import { unreachable } from '../../../domain/kernel/exhaustive.ts';
import type { Vitals } from '../health/vitals.ts';
import type { TimerHandle, Timers } from '../transport/timers.ts';
import type { Board } from './board.ts';
import { createRelayDriver } from './driver.ts';
import type { RelayDriver } from './driver.ts';
import type { RelayOrder, RelayReport } from './helper-messages.ts';
import type { BoardSpec } from './make-board.ts';
import { watchTimings } from './timings.ts';

export interface WatchdogOptions {
  readonly timers: Timers;
  readonly makeBoard: (spec: BoardSpec, timers: Timers, vitals: Vitals) => Board;
  /** Must not throw: the kiosk may be gone. */
  readonly report: (report: RelayReport) => void;
  /** The board is at rest, or could not be brought there in time. Called once. */
  readonly exit: () => void;
}

export interface Watchdog {
  order(order: RelayOrder): void;
  /** The kiosk is gone. */
  orphaned(): void;
}

/**
 * The helper process's whole life: it owns the link to the board and outlives the kiosk for as long as it takes to
 * bring every channel to rest. A kiosk that hangs counts as gone.
 */
export function createWatchdog({ timers, makeBoard, report, exit }: WatchdogOptions): Watchdog {
  let driver: RelayDriver | undefined;
  let { watchdogMs, lingerMs } = watchTimings;
  let alarm: TimerHandle | undefined;
  let isEnding = false;

  const leave = (withinMs?: number): void => {
    if (isEnding) return;
    isEnding = true;
    timers.clearTimeout(alarm);
    void (driver?.stop(withinMs) ?? Promise.resolve()).then(exit, exit);
  };

  const orphaned = (): void => leave(lingerMs);

  const hearBeat = (): void => {
    timers.clearTimeout(alarm);
    if (!isEnding) alarm = timers.setTimeout(orphaned, watchdogMs);
  };

  const vitals: Vitals = {
    alive: () => report({ type: 'alive' }),
    count: (counter) => report({ type: 'count', counter }),
    says: onNews((words) => report({ type: 'says', words })),
  };

  const begin = ({ board, wiring, safe, timings }: Extract<RelayOrder, { type: 'begin' }>): void => {
    ({ watchdogMs, lingerMs } = timings);
    driver = createRelayDriver({ board: makeBoard(board, timers, vitals), wiring, safe, timers, vitals });
    driver.onHealth((health, detail) =>
      report({ type: 'health', health, ...(detail !== undefined && { detail }) }),
    );
    driver.start();
  };

  // A kiosk that dies before it says anything must not leave a process behind.
  hearBeat();
  return {
    order(order) {
      if (isEnding) return;
      switch (order.type) {
        case 'begin':
          begin(order);
          break;
        case 'beat':
          report({ type: 'beat' });
          break;
        case 'signal':
          driver?.signal(order.channel, order.pattern, order.forMs);
          break;
        case 'pulse':
          driver?.pulse(order.channel, order.ms);
          break;
        case 'all-safe':
          driver?.allSafe();
          break;
        case 'end':
          return leave();
        default:
          return unreachable(order);
      }
      hearBeat();
    },
    orphaned,
  };
}

/** Passes on what differs from the last: a board at rest says the same every two seconds. */
function onNews(tell: (words: string) => void): (words: string) => void {
  let last: string | undefined;
  return (words) => {
    if (words !== last) tell(words);
    last = words;
  };
}
