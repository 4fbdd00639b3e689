import { seconds } from '../../../domain/kernel/time.ts';
import type { ScannerHealth } from '../../../domain/visit/status.ts';
import { noVitals, type Vitals } from '../health/vitals.ts';
import type { ByteStream, Transport } from '../transport/byte-stream.ts';
import { createKeptLink, type Wake } from '../transport/kept-link.ts';
import type { TimerHandle, Timers } from '../transport/timers.ts';
import { createCodeReader } from './coder.ts';
import type { CodeFraming, CodeReader } from './coder.ts';
import type { CodeScanner, CodeScannerEvent } from './port.ts';
import { createRepeats } from './repeats.ts';

interface ScannerOptions {
  readonly transport: Transport;
  readonly timers: Timers;
  readonly timings?: Partial<ScannerTimings>;
  readonly vitals?: Vitals;
  /** Cuts the wait for a scanner short that was just plugged in. */
  readonly wake?: Wake;
}

export interface LineScannerOptions extends ScannerOptions {
  readonly framing?: CodeFraming;
}

export interface LinkedScannerOptions extends ScannerOptions {
  /** Makes the reader of a fresh link. */
  readonly newReader: (onMisread: () => void) => CodeReader;
  /** How long the link must be silent until the reader is told. */
  readonly silence: 'endMs' | 'staleMs';
}

/** Every delay of the code scanner, in milliseconds. */
export interface ScannerTimings {
  readonly repeatMs: number;
  readonly endMs: number;
  readonly staleMs: number;
  readonly aliveMs: number;
}

export const defaultScannerTimings: ScannerTimings = {
  // Scanners send a code again and again while it stays in view; a person who means it twice takes longer.
  repeatMs: 1_500,
  // Silence that ends a code. A USB adapter holds bytes back for 16 ms, a device server for a few packets.
  endMs: 100,
  // A code that should end with a suffix and stands still this long lost its end, and must not begin the next one.
  staleMs: seconds(1),
  // A scanner that is only listened to has no turns to count.
  aliveMs: seconds(30),
};

/** A scanner in serial or TCP mode that sends one framed text per code. */
export function createLineScanner({ framing, ...options }: LineScannerOptions): CodeScanner {
  const { ending, ...rest } = framing ?? { ending: { type: 'line' } };
  return createLinkedScanner({
    ...options,
    newReader: (onMisread) => createCodeReader({ ending, ...rest }, onMisread),
    silence: ending.type === 'silence' ? 'endMs' : 'staleMs',
  });
}

/** A scanner at the other end of a link, whatever it wraps its codes in. Its texts are personal: they are never logged. */
export function createLinkedScanner(options: LinkedScannerOptions): CodeScanner {
  const { transport, timers, wake, newReader, vitals = noVitals } = options;
  const timings = { ...defaultScannerTimings, ...options.timings };
  const listeners = new Set<(event: CodeScannerEvent) => void>();
  const repeats = createRepeats(timers, timings.repeatMs);
  let running = false;
  let health: ScannerHealth | undefined;
  let silence: TimerHandle | undefined;
  let pulse: TimerHandle | undefined;

  const emit = (event: CodeScannerEvent): void => {
    if (!running) return;
    for (const listener of [...listeners]) listener(event);
  };

  const setHealth = (next: ScannerHealth, detail?: string): void => {
    if (next === health) return;
    health = next;
    emit({ type: 'health', health: next, ...(detail === undefined ? {} : { detail }) });
  };

  const announce = (text: string): void => {
    if (repeats.isRepeat(text)) return;
    vitals.count('reads');
    emit({ type: 'code', text });
  };

  const beat = (): void => {
    vitals.alive();
    pulse = timers.setTimeout(beat, timings.aliveMs);
  };

  const listen = (stream: ByteStream): void => {
    // A fresh one per link: what was half said before the cable came out stays unsaid.
    const reader = newReader(() => vitals.count('misreads'));
    stream.onData((bytes) => {
      timers.clearTimeout(silence);
      reader.push(bytes).forEach(announce);
      if (!reader.isMidCode()) return;
      silence = timers.setTimeout(() => reader.silence().forEach(announce), timings[options.silence]);
    });
    beat();
    setHealth('ready');
  };

  const link = createKeptLink({
    ...{ transport, timers, wake },
    onAttempt: () => vitals.alive(),
    onUp: listen,
    onDown(fault) {
      for (const timer of [silence, pulse]) timers.clearTimeout(timer);
      setHealth('absent', fault.detail);
    },
  });

  return {
    start() {
      if (running) return;
      running = true;
      setHealth('connecting');
      link.start();
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      running = false;
      health = undefined;
      await link.stop();
      // Only now: a code may still arrive while the link closes, and it would set them anew.
      for (const timer of [silence, pulse]) timers.clearTimeout(timer);
      repeats.forget();
    },
  };
}
