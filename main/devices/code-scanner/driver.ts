import { seconds } from '../../../domain/kernel/time.ts';
import type { ScannerHealth } from '../../../domain/visit/status.ts';
import type { ByteStream, Transport } from '../transport/byte-stream.ts';
import { createKeptLink } from '../transport/kept-link.ts';
import type { TimerHandle, Timers } from '../transport/timers.ts';
import { createCodeReader } from './coder.ts';
import type { CodeFraming } from './coder.ts';
import type { CodeScanner, CodeScannerEvent } from './port.ts';

export interface LineScannerOptions {
  readonly transport: Transport;
  readonly timers: Timers;
  readonly framing?: CodeFraming;
  readonly timings?: Partial<ScannerTimings>;
}

/** Every delay of the code scanner, in milliseconds. */
export interface ScannerTimings {
  readonly repeatMs: number;
  readonly endMs: number;
  readonly staleMs: number;
}

export const defaultScannerTimings: ScannerTimings = {
  // Scanners send a code again and again while it stays in view; a person who means it twice takes longer.
  repeatMs: 1_500,
  // Silence that ends a code. A USB adapter holds bytes back for 16 ms, a device server for a few packets.
  endMs: 100,
  // A code that should end with a suffix and stands still this long lost its end, and must not begin the next one.
  staleMs: seconds(1),
};

/** A scanner in serial or TCP mode that sends one framed text per code. Its texts are personal: they are never logged. */
export function createLineScanner(options: LineScannerOptions): CodeScanner {
  const { transport, timers, framing = { ending: { type: 'line' } } } = options;
  const timings = { ...defaultScannerTimings, ...options.timings };
  const silenceMs = framing.ending.type === 'silence' ? timings.endMs : timings.staleMs;
  const listeners = new Set<(event: CodeScannerEvent) => void>();
  let running = false;
  let health: ScannerHealth | undefined;
  let lastCode: string | undefined;
  let forgetting: TimerHandle | undefined;
  let silence: TimerHandle | undefined;

  const emit = (event: CodeScannerEvent): void => {
    if (!running) return;
    for (const listener of [...listeners]) listener(event);
  };

  const setHealth = (next: ScannerHealth, detail?: string): void => {
    if (next === health) return;
    health = next;
    emit({ type: 'health', health: next, ...(detail === undefined ? {} : { detail }) });
  };

  const forget = (): void => {
    timers.clearTimeout(forgetting);
    lastCode = undefined;
  };

  const announce = (text: string): void => {
    const isRepeat = text === lastCode;
    // Each repeat extends the wait, so a code left lying under the scanner counts once however long it lies there.
    forget();
    lastCode = text;
    forgetting = timers.setTimeout(forget, timings.repeatMs);
    if (!isRepeat) emit({ type: 'code', text });
  };

  const listen = (stream: ByteStream): void => {
    // A fresh one per link: what was half said before the cable came out stays unsaid.
    const reader = createCodeReader(framing);
    stream.onData((bytes) => {
      timers.clearTimeout(silence);
      reader.push(bytes).forEach(announce);
      if (reader.isMidCode())
        silence = timers.setTimeout(() => reader.silence().forEach(announce), silenceMs);
    });
    setHealth('ready');
  };

  const link = createKeptLink({
    transport,
    timers,
    onUp: listen,
    onDown(fault) {
      timers.clearTimeout(silence);
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
      timers.clearTimeout(silence);
      forget();
    },
  };
}
