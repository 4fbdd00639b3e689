import type { RelayHealth, SignalChannel } from '../../../domain/device/vocabulary.ts';
import { noVitals } from '../health/vitals.ts';
import type { Vitals } from '../health/vitals.ts';
import { createBackoff } from '../transport/backoff.ts';
import { provenAfterMs } from '../transport/kept-link.ts';
import { createOneListener } from '../transport/one-listener.ts';
import { tooLate, within } from '../transport/time-limit.ts';
import { realTimers } from '../transport/timers.ts';
import type { TimerHandle, Timers } from '../transport/timers.ts';
import { noActs, unexpired, withSignal } from './acts.ts';
import type { Acts } from './acts.ts';
import type { RelayReport } from './helper-messages.ts';
import { startRelayHelper } from './helper-process.ts';
import type { RelayHelper } from './helper-process.ts';
import type { BoardSpec } from './make-board.ts';
import type { RelayBoard, RelayWiring, SafePositions } from './port.ts';
import { watchTimings } from './timings.ts';
import type { WatchTimings } from './timings.ts';

export interface WatchedBoardOptions {
  readonly board: BoardSpec;
  readonly wiring: RelayWiring;
  readonly safe?: SafePositions;
  readonly timers?: Timers;
  readonly timings?: Partial<WatchTimings>;
  readonly vitals?: Vitals;
  /** Starts the helper process; tests put another in its place. */
  readonly startHelper?: () => RelayHelper;
}

/**
 * The kiosk's end of a relay board. The board itself is driven by a helper process that ends every channel at rest when
 * the kiosk dies or hangs; a helper that dies or hangs is replaced, and begins with rest as well.
 */
export function createWatchedBoard(options: WatchedBoardOptions): RelayBoard {
  const { board, wiring, safe = {}, timers = realTimers, vitals = noVitals } = options;
  const { startHelper = startRelayHelper } = options;
  const timings: WatchTimings = { ...watchTimings, ...options.timings };
  const backoff = createBackoff(timings.restartMs);
  const listener = createOneListener<[health: RelayHealth, detail?: string]>();
  let health: RelayHealth | undefined;
  /** What a fresh helper has to take up again; pulses are never among them. */
  let acts: Acts = noActs;
  let running = false;
  let helper: RelayHelper | undefined;
  let heardAtMs = 0;
  let alarm: TimerHandle | undefined;
  let onGone: (() => void) | undefined;
  let ending: Promise<void> | undefined;

  const setHealth = (next: RelayHealth, detail?: string): void => {
    if (!running || next === health) return;
    health = next;
    listener.tell(next, detail);
  };

  const heard = (report: RelayReport): void => {
    heardAtMs = timers.now();
    switch (report.type) {
      case 'health':
        return setHealth(report.health, report.detail);
      case 'alive':
        return vitals.alive();
      case 'count':
        return vitals.count(report.counter);
      case 'says':
        return vitals.says(report.words);
      case 'beat':
        return;
    }
  };

  const show = (channel: SignalChannel): void => {
    const { pattern = 'off', untilMs = Infinity } = acts.get(channel) ?? {};
    const forMs = untilMs - timers.now();
    helper?.send({ type: 'signal', channel, pattern, ...(forMs < Infinity && { forMs }) });
  };

  const launch = (): void => {
    vitals.alive();
    const startedAtMs = timers.now();
    const fresh = startHelper();
    helper = fresh;
    heardAtMs = startedAtMs;
    fresh.onReport((report) => (fresh === helper ? heard(report) : undefined));
    fresh.onExit((detail) => {
      if (fresh !== helper) return;
      if (timers.now() - startedAtMs >= provenAfterMs) backoff.reset();
      gone(detail);
    });
    const { watchdogMs, lingerMs } = timings;
    fresh.send({ type: 'begin', board, wiring, safe, timings: { watchdogMs, lingerMs } });
    acts = unexpired(acts, startedAtMs);
    for (const channel of acts.keys()) show(channel);
    alarm = timers.setTimeout(beat, timings.beatMs);
  };

  const beat = (): void => {
    if (timers.now() - heardAtMs > timings.hungMs) {
      // It may hold the port until it is gone, so the next one starts when its end is reported.
      setHealth('fault', 'the helper does not answer');
      helper?.kill();
      return;
    }
    helper?.send({ type: 'beat' });
    alarm = timers.setTimeout(beat, timings.beatMs);
  };

  const gone = (detail: string): void => {
    timers.clearTimeout(alarm);
    helper = undefined;
    onGone?.();
    if (!running) return;
    setHealth('fault', detail);
    alarm = timers.setTimeout(launch, backoff.nextMs());
  };

  const end = async (): Promise<void> => {
    if (!helper) return;
    const ended = new Promise<void>((resolve) => {
      onGone = resolve;
    });
    helper.send({ type: 'end' });
    if ((await within(ended, timings.stopMs, timers)) === tooLate) helper?.kill();
    helper = undefined;
    onGone = undefined;
  };

  return {
    start() {
      if (running) return;
      running = true;
      setHealth('connecting');
      launch();
    },
    signal(channel, pattern, forMs) {
      acts = withSignal(acts, channel, pattern, timers.now(), forMs);
      show(channel);
    },
    pulse(channel, ms) {
      acts = withSignal(acts, channel, 'off', timers.now());
      helper?.send({ type: 'pulse', channel, ms });
    },
    allSafe() {
      acts = noActs;
      helper?.send({ type: 'all-safe' });
    },
    onHealth: listener.on,
    async stop() {
      running = false;
      health = undefined;
      acts = noActs;
      timers.clearTimeout(alarm);
      // Asked twice, it ends once: the second asking must not end the helper of a board that was started again.
      ending ??= end().finally(() => (ending = undefined));
      await ending;
    },
  };
}
