import { seconds } from '../../../../domain/kernel/time.ts';
import { readerDelays } from '../delays.ts';
import type { ReaderDelays } from '../delays.ts';

/** Every wait of the driver for vendor libraries, in one place. Milliseconds. */
export interface LibraryDelays extends ReaderDelays {
  /** A cold start of a program, on a machine whose virus scanner looks at it first. */
  readonly helloTimeoutMs: number;
  /** Virus scanners look at libraries too. */
  readonly loadTimeoutMs: number;
  /** Serial ports over Bluetooth take seconds to open. */
  readonly openTimeoutMs: number;
  /** A portrait takes some 10 ms to decode, and no visitor waits longer than this for one. */
  readonly decodeTimeoutMs: number;
  /** Then a helper that was told to end is killed. */
  readonly closeGraceMs: number;
}

export const libraryDelays: LibraryDelays = {
  ...readerDelays,
  // A question that outlasts these costs a new helper, so they are longer than any library's own waiting, which is up to
  // 2 s for a reader that is silent.
  findTimeoutMs: seconds(4),
  selectTimeoutMs: seconds(4),
  readTimeoutMs: seconds(8),
  helloTimeoutMs: seconds(10),
  loadTimeoutMs: seconds(10),
  openTimeoutMs: seconds(6),
  decodeTimeoutMs: seconds(2),
  closeGraceMs: seconds(1),
};
