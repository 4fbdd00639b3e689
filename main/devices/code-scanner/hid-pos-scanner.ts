import type { Vitals } from '../health/vitals.ts';
import type { Wake } from '../transport/kept-link.ts';
import { createLinkedScanner, type ScannerTimings } from './driver.ts';
import { createHidPosReader } from './hid-pos-coder.ts';
import { createHidPosTransport, type HidPosOptions } from './hid-pos-transport.ts';
import type { CodeScanner } from './port.ts';

export interface HidPosScannerOptions extends HidPosOptions {
  readonly vitals?: Vitals;
  readonly wake?: Wake;
  readonly timings?: Partial<ScannerTimings>;
}

/** A scanner in HID POS mode: codes come as reports of the system's own scanner class, and never as typing. */
export function createHidPosScanner(options: HidPosScannerOptions): CodeScanner {
  const { timers, vitals, wake, timings } = options;
  return createLinkedScanner({
    transport: createHidPosTransport(options),
    timers,
    newReader: createHidPosReader,
    silence: 'staleMs',
    ...(vitals && { vitals }),
    ...(wake && { wake }),
    ...(timings && { timings }),
  });
}
