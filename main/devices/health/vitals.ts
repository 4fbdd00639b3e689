import type { DeviceCounter } from '../../../domain/device/vocabulary.ts';

/** What a driver tells about itself beside its port. No personal data: it is shown to technicians and logged. */
export interface Vitals {
  /** A sign of life, given once per turn of the driver's own loop. A driver that gives none for long is replaced. */
  alive(): void;
  count(counter: Exclude<DeviceCounter, 'restarts'>): void;
  /** What the device said last, in its own words: `ESC ! ? = 05`, `SW3 = 41`, `ERRORS: 1 00000000 00000004`. */
  says(words: string): void;
}

/** For drivers nobody watches: benchmarks and tests. */
export const noVitals: Vitals = { alive() {}, count() {}, says() {} };
