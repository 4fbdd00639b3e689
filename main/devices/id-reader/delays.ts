import { seconds } from '../../../domain/kernel/time.ts';

/** Every wait of the reader's driver, in one place. Milliseconds unless the name says otherwise. */
export interface ReaderDelays {
  /** Pause between two looks for a card: short enough to feel immediate, long enough to leave the field time. */
  readonly pollMs: number;
  /** Vendors' samples wait 200 ms for find and select; device servers and long cables add to that. */
  readonly findTimeoutMs: number;
  readonly selectTimeoutMs: number;
  /** Vendors wait 1,300 ms; at 9,600 baud the bytes alone take 1,350 ms more. */
  readonly readTimeoutMs: number;
  /** After a missing or broken answer the line must be this quiet before the next question. */
  readonly quietMs: number;
  /** A line that never goes quiet is asked again all the same after this long. */
  readonly settleMs: number;
  /** No card for this long means it was lifted: a card that lies badly comes and goes for a moment (`presence.ts`). */
  readonly removedAfterMs: number;
  /** How often a card is tried before the visitor is told that it cannot be read. A count. */
  readonly readAttempts: number;
  /**
   * How long a card that was read waits for its portrait. Decoding takes some 10 ms; what takes this long beside a reading
   * of about a second goes unnoticed, and a decoder that takes longer is out of order. Without a decoder nothing waits.
   */
  readonly portraitTimeoutMs: number;
  /** Looks in a row without a proper answer before the link is given up and opened anew. A count. */
  readonly deafPolls: number;
}

export const readerDelays: ReaderDelays = {
  pollMs: 250,
  findTimeoutMs: seconds(1),
  selectTimeoutMs: seconds(1),
  readTimeoutMs: seconds(3.5),
  quietMs: 100,
  settleMs: seconds(1),
  removedAfterMs: 600,
  readAttempts: 3,
  portraitTimeoutMs: 400,
  deafPolls: 3,
};
