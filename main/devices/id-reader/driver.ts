import type { Vitals } from '../health/vitals.ts';
import type { Transport } from '../transport/byte-stream.ts';
import { realTimers } from '../transport/timers.ts';
import type { Timers } from '../transport/timers.ts';
import { createCardReader } from './card-reader.ts';
import { readerDelays } from './delays.ts';
import type { ReaderDelays } from './delays.ts';
import type { IdReader } from './port.ts';
import { createSamLine } from './sam-line.ts';
import { createSamSteps } from './sam-steps.ts';

export interface SamReaderOptions {
  /** A serial port, or a serial device server over TCP. */
  readonly transport: Transport;
  readonly timers?: Timers;
  /** Single delays to change; the others stay as in `readerDelays`. */
  readonly delays?: Partial<ReaderDelays>;
  readonly vitals?: Vitals;
}

/** A resident-ID reader that speaks the SAM_V protocol. */
export function createSamReader(options: SamReaderOptions): IdReader {
  const { timers = realTimers } = options;
  const delays: ReaderDelays = { ...readerDelays, ...options.delays };
  return createCardReader({
    ...options,
    delays,
    converse(stream, { setHealth }) {
      const line = createSamLine(stream, timers, delays);
      return { line, steps: createSamSteps(line, delays, setHealth) };
    },
  });
}
