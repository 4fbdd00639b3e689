import type { RelayHealth } from '../../../domain/device/vocabulary.ts';
import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import { noVitals } from '../health/vitals.ts';
import type { Vitals } from '../health/vitals.ts';
import { createBackoff } from '../transport/backoff.ts';
import type { LinkFault } from '../transport/byte-stream.ts';
import { closeLimitMs, openLimitMs, provenAfterMs } from '../transport/kept-link.ts';
import { healthWithout } from '../transport/link-fault.ts';
import { createOneListener } from '../transport/one-listener.ts';
import { createPauses } from '../transport/pauses.ts';
import { tooLate, within } from '../transport/time-limit.ts';
import { realTimers } from '../transport/timers.ts';
import type { Timers } from '../transport/timers.ts';
import {
  activeAt,
  begun,
  nextChangeInMs,
  noActs,
  unexpired,
  withoutPulses,
  withPulse,
  withSignal,
} from './acts.ts';
import type { Acts } from './acts.ts';
import type { Board, BoardFault, BoardSession } from './board.ts';
import type { RelayBoard, RelayWiring, SafePositions } from './port.ts';
import { movesBetween, positionsFor } from './positions.ts';
import type { Positions } from './positions.ts';
import { relayTimings } from './timings.ts';
import type { RelayTimings } from './timings.ts';

export interface RelayDriverOptions {
  readonly board: Board;
  readonly wiring: RelayWiring;
  readonly safe?: SafePositions;
  readonly timers?: Timers;
  readonly timings?: Partial<RelayTimings>;
  readonly vitals?: Vitals;
}

export interface RelayDriver extends RelayBoard {
  /** `withinMs`: how long to go on trying when the board is away or refuses. */
  stop(withinMs?: number): Promise<void>;
}

/** Holds one board in the positions that the present acts ask for. Lives in the helper process (`watchdog.ts`). */
export function createRelayDriver(options: RelayDriverOptions): RelayDriver {
  const { board, wiring, safe = {}, timers = realTimers, vitals = noVitals } = options;
  const timings: RelayTimings = { ...relayTimings, ...options.timings };
  const pauses = createPauses(timers);
  const listener = createOneListener<[health: RelayHealth, detail?: string]>();
  let health: RelayHealth | undefined;
  let acts: Acts = noActs;
  let running = false;
  /** When to give up bringing a board to rest that cannot be brought there. */
  let giveUpAtMs = 0;
  /** The board stands at rest and takes acts. */
  let isUp = false;
  let lookAtMs = 0;
  let living: Promise<void> | undefined;

  /** Changes only: a board that is absent all night is one line in the log. */
  const setHealth = (next: RelayHealth, detail?: string): void => {
    if (!running || next === health) return;
    health = next;
    listener.tell(next, detail);
  };

  const timeLeftMs = (): number => (running ? Infinity : giveUpAtMs - timers.now());
  const isWanted = (): boolean => timeLeftMs() > 0;

  const down = (fault: LinkFault | BoardFault): void => {
    isUp = false;
    acts = withoutPulses(acts);
    vitals.says(fault.detail);
    setHealth(healthWithout(fault), fault.detail);
  };

  const open = async (): Promise<Result<BoardSession, LinkFault>> => {
    const opening = board.open();
    const opened = await within(opening, openLimitMs, timers);
    if (opened !== tooLate) return opened;
    void opening.then((late) => (late.ok ? late.value.close() : undefined));
    return err({ kind: 'timeout', detail: `not open within ${openLimitMs} ms` });
  };

  const live = async (): Promise<void> => {
    const backoff = createBackoff(timings.reconnectMs);
    while (isWanted()) {
      vitals.alive();
      const opened = await open();
      if (opened.ok) {
        const upSinceMs = timers.now();
        const fault = await tend(opened.value);
        await within(opened.value.close(), closeLimitMs, timers);
        if (!fault) return;
        if (timers.now() - upSinceMs >= provenAfterMs) backoff.reset();
        down(fault);
      } else down(opened.error);
      if (isWanted()) await pauses.pause(Math.min(backoff.nextMs(), timeLeftMs()));
    }
  };

  /** @returns why the connection is of no more use, or nothing when the board was left for good */
  const tend = async (session: BoardSession): Promise<BoardFault | undefined> => {
    let lost: BoardFault | undefined;
    let stands: Positions = new Map();
    session.onLost((fault) => {
      lost = fault;
      pauses.wake();
    });
    isUp = false;
    lookAtMs = timers.now();
    while (isWanted()) {
      if (lost) return lost;
      vitals.alive();
      const nowMs = timers.now();
      acts = unexpired(acts, nowMs);
      // At first nothing but rest, whatever is asked for: a crash may have left a lamp or a door on.
      const shown = isUp && running ? acts : noActs;
      const isLeaving = !running;
      const wanted = positionsFor(wiring, safe, activeAt(shown, nowMs));
      const isLookDue = nowMs >= lookAtMs;
      if (!isLookDue && movesBetween(stands, wanted).size === 0) {
        // The board stands as it was shown, whether it had to move for that or not.
        acts = begun(acts, shown, nowMs);
        await pauses.pause(Math.min(nextChangeInMs(acts, nowMs), lookAtMs - nowMs, timeLeftMs()));
        continue;
      }
      if (isLookDue) lookAtMs = nowMs + timings.lookMs;
      const fault = await bring(session, stands, wanted, isLookDue);
      if (fault && fault.kind !== 'refused') return fault;
      if (isLeaving && !fault) return undefined;
      // After a refusal too, or its pulse would wait for ever; the next look tries again.
      stands = wanted;
      isUp = true;
      setHealth(fault ? 'fault' : 'ready', fault?.detail ?? board.name);
    }
    return undefined;
  };

  /** Moves what must move and, where the board can say, sees that it did. */
  const bring = async (
    session: BoardSession,
    stands: Positions,
    wanted: Positions,
    isLookDue: boolean,
  ): Promise<BoardFault | undefined> => {
    let moves = movesBetween(stands, wanted);
    for (let attempt = 1; ; attempt += 1) {
      const set = moves.size > 0 ? await session.set(moves) : ok();
      if (!set.ok) return set.error;
      const read = await session.read([...wanted.keys()]);
      if (!read.ok) return read.error;
      if (!read.value) return isLookDue ? refresh(session, wanted) : undefined;
      moves = movesBetween(read.value, wanted);
      if (moves.size === 0) return undefined;
      if (attempt === timings.attempts) return stuck(moves);
      vitals.count('retries');
    }
  };

  return {
    start() {
      if (running) return;
      running = true;
      setHealth('connecting', board.name);
      living = live();
    },
    signal(channel, pattern, forMs) {
      acts = withSignal(acts, channel, pattern, timers.now(), forMs);
      pauses.wake();
    },
    pulse(channel, ms) {
      const nowMs = timers.now();
      acts = isUp ? withPulse(acts, channel, nowMs, ms) : withSignal(acts, channel, 'off', nowMs);
      pauses.wake();
    },
    allSafe() {
      acts = noActs;
      lookAtMs = 0;
      pauses.wake();
    },
    onHealth: listener.on,
    async stop(withinMs = timings.endMs) {
      running = false;
      health = undefined;
      giveUpAtMs = timers.now() + withinMs;
      acts = noActs;
      lookAtMs = 0;
      pauses.wake();
      await living;
    },
  };
}

/** A board that cannot say how it stands may have restarted behind its cable: everything is said again now and then. */
async function refresh(session: BoardSession, wanted: Positions): Promise<BoardFault | undefined> {
  const set = await session.set(wanted);
  return set.ok ? undefined : set.error;
}

function stuck(moves: Positions): BoardFault {
  const words = [...moves].map(([relay, on]) => `relay ${relay} stays ${on ? 'off' : 'on'}`);
  return { kind: 'refused', detail: words.join(', ') };
}
