import { noVitals } from '../health/vitals.ts';
import type { Vitals } from '../health/vitals.ts';
import type { Transport } from '../transport/byte-stream.ts';
import type { Wake } from '../transport/kept-link.ts';
import { realTimers } from '../transport/timers.ts';
import type { Timers } from '../transport/timers.ts';
import { createCardReader } from './card-reader.ts';
import { readerDelays } from './delays.ts';
import type { ReaderDelays } from './delays.ts';
import type { IdReader } from './port.ts';
import { decodeInTime } from './portrait-decoder.ts';
import type { PortraitDecoder } from './portrait-decoder.ts';
import { createSamLine } from './sam-line.ts';
import { createSamSteps } from './sam-steps.ts';

export interface SamReaderOptions {
  /** A serial port, a serial device server over TCP, a HID device, a USB device with bulk pipes. */
  readonly transport: Transport;
  /** Without it cards come without their portraits. Started and stopped with the reader. */
  readonly decoder?: PortraitDecoder | undefined;
  readonly timers?: Timers;
  /** Single delays to change; the others stay as in `readerDelays`. */
  readonly delays?: Partial<ReaderDelays>;
  readonly vitals?: Vitals;
  /** Tells of a plug put in, so that the reader is back at once. */
  readonly wake?: Wake;
}

/** A resident-ID reader that speaks the SAM_V protocol. */
export function createSamReader(options: SamReaderOptions): IdReader {
  const { decoder, timers = realTimers, vitals = noVitals } = options;
  const delays: ReaderDelays = { ...readerDelays, ...options.delays };
  const portraitOf =
    decoder && ((photo: Uint8Array) => decodeInTime(decoder, photo, delays.portraitTimeoutMs, timers));
  const reader = createCardReader({
    ...options,
    delays,
    converse(stream, { setHealth }) {
      const line = createSamLine(stream, timers, delays);
      return { line, steps: createSamSteps(line, delays, vitals, setHealth), portraitOf };
    },
  });
  if (!decoder) return reader;
  return {
    ...reader,
    start() {
      decoder.start();
      reader.start();
    },
    async stop() {
      await Promise.all([reader.stop(), decoder.stop()]);
    },
  };
}
