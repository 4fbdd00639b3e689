import { seconds } from '../../../domain/kernel/time.ts';

/** Every delay of a printer behind a queue, in milliseconds. What a question to the spooler may take is its own affair. */
export interface SpoolTimings {
  readonly pollMs: number;
  readonly watchMs: number;
  readonly troubleWatchMs: number;
}

export const defaultSpoolTimings: SpoolTimings = {
  // Between two looks at a job under way; a look costs a local spooler a millisecond.
  pollMs: 250,
  // Nothing idles between two looks at a quiet queue.
  watchMs: seconds(10),
  // While somebody is likely standing at the printer.
  troubleWatchMs: seconds(2),
};
