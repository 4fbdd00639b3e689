import { seconds } from '../../../domain/kernel/time.ts';
import type { ScannerHealth } from '../../../domain/visit/status.ts';
import { noVitals, type Vitals } from '../health/vitals.ts';
import type { TimerHandle, Timers } from '../transport/timers.ts';
import { defaultScannerTimings } from './driver.ts';
import type { CodeScanner, CodeScannerEvent } from './port.ts';
import { createRepeats } from './repeats.ts';
import type { WindowFeed, WindowSource } from './scan-window.ts';

export interface WindowScannerOptions {
  readonly source: WindowSource;
  readonly feed: WindowFeed;
  readonly timers: Timers;
  readonly vitals?: Vitals;
}

/** No hand scans faster for long; a script in the window must not search the ledger a thousand times a second. */
export const windowCodeLimit = { codes: 5, withinMs: seconds(5) } as const;

/**
 * A code that is no badge leads back to the screen with the camera, which takes a second or two to see again: it must
 * not find the same code anew, and go round and round.
 */
const cameraRepeatMs = seconds(5);

/** A scanner whose codes come through the window: one that types, or the kiosk's camera. */
export function createWindowScanner(options: WindowScannerOptions): CodeScanner {
  const { source, feed, timers, vitals = noVitals } = options;
  const { repeatMs, aliveMs } = {
    ...defaultScannerTimings,
    ...(source === 'camera' && { repeatMs: cameraRepeatMs }),
  };
  const listeners = new Set<(event: CodeScannerEvent) => void>();
  const repeats = createRepeats(timers, repeatMs);
  let health: ScannerHealth | undefined;
  let unsubscribe: (() => void) | undefined;
  let pulse: TimerHandle | undefined;
  /** When the last codes were taken, oldest first. */
  let takenAtMs: readonly number[] = [];

  const emit = (event: CodeScannerEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };

  const setHealth = (next: ScannerHealth, detail?: string): void => {
    if (next === health) return;
    health = next;
    emit({ type: 'health', health: next, ...(detail !== undefined && { detail }) });
  };

  const beat = (): void => {
    vitals.alive();
    pulse = timers.setTimeout(beat, aliveMs);
  };

  const take = (text: string): void => {
    if (repeats.isRepeat(text)) return;
    const nowMs = timers.now();
    const recent = takenAtMs.filter((atMs) => nowMs - atMs < windowCodeLimit.withinMs);
    if (recent.length >= windowCodeLimit.codes) {
      vitals.says('codes faster than a hand can scan');
      return vitals.count('misreads');
    }
    takenAtMs = [...recent, nowMs];
    vitals.count('reads');
    emit({ type: 'code', text });
  };

  return {
    start() {
      if (unsubscribe) return;
      beat();
      setHealth('connecting');
      unsubscribe = feed.listen(source, {
        code: take,
        state(isThere, fault) {
          if (fault !== undefined) setHealth('absent', fault);
          else if (isThere) setHealth('ready');
          // A window that has never come is being opened.
          else if (health !== 'connecting') setHealth('absent', 'the window is gone');
        },
      });
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      unsubscribe?.();
      unsubscribe = undefined;
      health = undefined;
      takenAtMs = [];
      timers.clearTimeout(pulse);
      repeats.forget();
      return Promise.resolve();
    },
  };
}
