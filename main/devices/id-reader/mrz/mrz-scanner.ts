import { isSound } from '../../../../domain/identity/mrz.ts';
import { seconds, type LocalDay } from '../../../../domain/kernel/time.ts';
import type { ReaderHealth } from '../../../../domain/visit/status.ts';
import { noVitals, type Vitals } from '../../health/vitals.ts';
import type { ByteStream, Transport } from '../../transport/byte-stream.ts';
import { createKeptLink, type Wake } from '../../transport/kept-link.ts';
import { healthWithout } from '../../transport/link-fault.ts';
import { createOneListener } from '../../transport/one-listener.ts';
import { realTimers, type TimerHandle, type Timers } from '../../transport/timers.ts';
import type { IdReader, IdReaderEvent } from '../port.ts';
import { readMrz } from './mrz-coder.ts';
import { createMrzFrameReader, type MrzFrame, type MrzFraming } from './mrz-framing.ts';

export interface MrzScannerOptions {
  /** A serial port (also a virtual one over USB), or a serial device server over TCP. */
  readonly transport: Transport;
  /** The day at the site: it settles the centuries of two-digit years. */
  readonly today: () => LocalDay;
  readonly framing?: MrzFraming;
  readonly timers?: Timers;
  readonly vitals?: Vitals;
  readonly timings?: Partial<MrzTimings>;
  /** Tells of a plug put in, so that the scanner is back at once. */
  readonly wake?: Wake | undefined;
}

/** Every delay of the document scanner, in milliseconds. */
export interface MrzTimings {
  readonly gapMs: number;
  readonly restMs: number;
  readonly aliveMs: number;
}

export const mrzTimings: MrzTimings = {
  // Between the lines of one document. A line takes 50 ms at 9,600 baud; a scanner that reads them one by one pauses.
  gapMs: 600,
  // A scanner does not say when a document is taken away, and sends one that stays there again and again.
  restMs: 1_500,
  // A line that is only listened to has no turns to count.
  aliveMs: seconds(30),
};

/** A document scanner that sends the machine-readable lines of whatever is put on it or drawn through it. */
export function createMrzScanner(options: MrzScannerOptions): IdReader {
  const { transport, today, framing = {}, timers = realTimers, vitals = noVitals } = options;
  const timings = { ...mrzTimings, ...options.timings };
  const listener = createOneListener<[event: IdReaderEvent]>();
  let health: ReaderHealth | undefined;
  let running = false;
  /** The document dealt with last, for as long as it may lie there; empty for one that could not be read. */
  let lying: string | undefined;
  let resting: TimerHandle | undefined;
  let gap: TimerHandle | undefined;
  let pulse: TimerHandle | undefined;

  const emit = (event: IdReaderEvent): void => {
    if (running) listener.tell(event);
  };

  const setHealth = (next: ReaderHealth, detail?: string): void => {
    if (next === health) return;
    health = next;
    emit({ type: 'health', health: next, ...(detail !== undefined && { detail }) });
  };

  const beat = (): void => {
    vitals.alive();
    pulse = timers.setTimeout(beat, timings.aliveMs);
  };

  const taken = (): void => {
    timers.clearTimeout(resting);
    if (lying === undefined) return;
    lying = undefined;
    emit({ type: 'card-removed' });
  };

  const rest = (): void => {
    timers.clearTimeout(resting);
    resting = timers.setTimeout(taken, timings.restMs);
  };

  const serve = (text: string, lastByteAtMs: number): void => {
    if (text === lying) return rest();
    taken();
    emit({ type: 'card-found' });
    const reading = readMrz(text, today());
    lying = text;
    rest();
    if (isSound(reading)) {
      vitals.count('reads');
      emit({ type: 'card-read', document: reading.document, lastByteAtMs });
    } else {
      vitals.count('misreads');
      emit({ type: 'card-failed', problem: 'unreadable' });
    }
  };

  const handle = (frame: MrzFrame, lastByteAtMs: number): void => {
    switch (frame.type) {
      case 'document':
        return serve(frame.lines.join('\n'), lastByteAtMs);
      case 'broken':
        return serve('', lastByteAtMs);
      case 'noise':
        vitals.count('misreads');
        return vitals.says('sent something that is no document');
      case 'flood':
        vitals.says('sends without end');
        return setHealth('fault', 'sends without end');
    }
  };

  const listen = (stream: ByteStream): void => {
    // A fresh one per link: what was half said before the cable came out stays unsaid.
    const reader = createMrzFrameReader(framing);
    stream.onData((bytes) => {
      const nowMs = timers.now();
      timers.clearTimeout(gap);
      for (const frame of reader.push(bytes)) handle(frame, nowMs);
      if (!reader.isMidFrame()) return;
      gap = timers.setTimeout(() => {
        for (const frame of reader.silence()) handle(frame, nowMs);
        setHealth('ready');
      }, timings.gapMs);
    });
    beat();
    setHealth('ready');
  };

  const link = createKeptLink({
    ...{ transport, timers, wake: options.wake },
    onUp: listen,
    onDown(fault) {
      vitals.alive();
      timers.clearTimeout(pulse);
      timers.clearTimeout(gap);
      setHealth(healthWithout(fault), fault.detail);
      taken();
    },
  });

  return {
    start() {
      if (running) return;
      running = true;
      setHealth('connecting', transport.name);
      link.start();
    },
    onEvent: listener.on,
    async stop() {
      running = false;
      health = undefined;
      await link.stop();
      // Only now: bytes may still arrive while the link closes, and they would set them anew.
      lying = undefined;
      for (const timer of [resting, gap, pulse]) timers.clearTimeout(timer);
    },
  };
}
