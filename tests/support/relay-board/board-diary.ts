import type { RelayBoard } from '../../../main/devices/relay-board/index.ts';
import type { SimulatedRelays } from '../../../main/devices/relay-board/simulated-relays.ts';

const patienceMs = 9_000;

/** Writes down what a relay board says about its health: `ready`, `fault relay 1 stays on`. */
export interface BoardDiary {
  readonly lines: readonly string[];
  /** Forgets what was written so far. */
  mark(): void;
  /** Waits for a line that begins so; one written since the last mark counts. */
  next(beginning: string): Promise<string>;
}

export function keepBoardDiary(board: RelayBoard): BoardDiary {
  let lines: string[] = [];
  let check: (() => void) | undefined;
  board.onHealth((health, detail) => {
    lines.push(detail === undefined ? health : `${health} ${detail}`);
    check?.();
  });
  return {
    get lines() {
      return lines;
    },
    mark() {
      lines = [];
    },
    next: (beginning) =>
      patiently(`"${beginning}" after [${lines.join(', ')}]`, (resolve) => {
        check = () => {
          const found = lines.find((line) => line.startsWith(beginning));
          if (found !== undefined) resolve(found);
        };
        check();
      }),
  };
}

/** Waits until exactly these relays are on. */
export function untilLit(relays: SimulatedRelays, expected: readonly number[]): Promise<void> {
  return patiently(`relays ${expected.join(', ') || 'all off'}`, (resolve) => {
    const check = (): void => {
      if (relays.lit().join() === expected.join()) resolve();
    };
    relays.onMove(check);
    check();
  });
}

/** Waits for an event; running out of patience fails the test with the words of what did not come. */
function patiently<T>(words: string, wait: (resolve: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const alarm = setTimeout(() => reject(new Error(`still waiting for ${words}`)), patienceMs);
    wait((value) => {
      clearTimeout(alarm);
      resolve(value);
    });
  });
}
