import { seconds } from '../../../domain/kernel/time.ts';

/** Every delay between the helper process and its board, in milliseconds unless it is a count. */
export interface RelayTimings {
  /** One question. Boards answer within 50 ms; half a second covers a gateway on Wi-Fi. */
  readonly answerMs: number;
  /** How often a question is put before the board counts as deaf, or a relay as stuck. A count. */
  readonly attempts: number;
  /** After a missing or broken answer the line must be this quiet before the next question. */
  readonly quietMs: number;
  /** A line that never goes quiet is asked again all the same after this long. */
  readonly settleMs: number;
  /** Between two telegrams on a serial line: Modbus asks for 3.5 characters (4 ms at 9600 baud). */
  readonly gapMs: number;
  /** The same for a board that never answers, and so never says when it is ready for more. */
  readonly tellGapMs: number;
  /** Between two looks at a board at rest: notices one that restarted, or a relay that moved by itself. */
  readonly lookMs: number;
  /** Waits between attempts to reach a board. Short to the end: until then it may hold a door open. */
  readonly reconnectMs: readonly number[];
  /** How long `stop()` tries to reach a board for its last command. */
  readonly endMs: number;
}

export const relayTimings: RelayTimings = {
  answerMs: 500,
  attempts: 3,
  quietMs: 50,
  settleMs: 500,
  gapMs: 5,
  tellGapMs: 20,
  lookMs: seconds(2),
  reconnectMs: [250, seconds(1), seconds(2)],
  endMs: seconds(2),
};

/** Every delay between the kiosk and the helper process, in milliseconds. */
export interface WatchTimings {
  readonly beatMs: number;
  /** No heartbeat for this long: the kiosk hangs, and its signals are no longer meant. */
  readonly watchdogMs: number;
  /** No answer to a heartbeat for this long: the helper hangs. */
  readonly hungMs: number;
  /** How long an orphaned helper goes on trying to reach a board that is away. */
  readonly lingerMs: number;
  /** How long `stop()` waits for the helper; longer than its `endMs`. */
  readonly stopMs: number;
  /** Waits before a helper that died is started again. */
  readonly restartMs: readonly number[];
}

export const watchTimings: WatchTimings = {
  beatMs: seconds(1),
  watchdogMs: seconds(5),
  hungMs: seconds(5),
  lingerMs: seconds(30),
  stopMs: seconds(3),
  // At once the first time: the board stands as the dead helper left it.
  restartMs: [0, seconds(1), seconds(5), seconds(10)],
};
