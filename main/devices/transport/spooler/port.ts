import type { PrinterWarning } from '../../../../domain/device/vocabulary.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import type { PrinterHealth } from '../../../../domain/visit/status.ts';

/**
 * How a queue is doing, in a printer's words. A queue knows less than a printer: `ready` means that it takes jobs and
 * has heard of no trouble, and many a queue is ready while its printer's plug is out.
 */
export interface QueueState {
  readonly health: PrinterHealth;
  readonly warnings: readonly PrinterWarning[];
  /** The spooler's own words, for the technician. */
  readonly words: string;
}

/**
 * - `waiting`: in the queue, or stopped there.
 * - `processing`: on its way to the printer; bytes may have left.
 * - `completed`: handed over. No spooler knows whether anything came out.
 * - `cancelled`, `aborted`: ended before its time by somebody, or by the spooler.
 * - `gone`: the spooler no longer knows it.
 */
export type JobState = 'waiting' | 'processing' | 'completed' | 'cancelled' | 'aborted' | 'gone';

export interface JobReport {
  readonly state: JobState;
  /** Whether the spooler may have given any of it to the printer, now or earlier. */
  readonly begun: boolean;
  readonly words: string;
}

export interface SpoolJob {
  readonly bytes: Uint8Array;
  /** What the job is called in the queue, for everyone to see: no personal data. */
  readonly name: string;
  /** Where the spooler can, it takes the job back by itself after this long, should the kiosk die meanwhile. */
  readonly lifeSeconds: number;
}

export interface SpoolFault {
  readonly kind:
    'unreachable' | 'no-answer' | 'nonsense' | 'denied' | 'no-such-queue' | 'no-such-job' | 'refused';
  readonly detail: string;
}

export interface SubmitFault extends SpoolFault {
  /** The spooler may have the job all the same: its answer was lost, or meant nothing. */
  readonly mayExist: boolean;
}

/** One queue of a print spooler, which takes whole raw jobs. Every call comes back within seconds. */
export interface Spooler {
  /** For people: `cups badge at localhost:631`. */
  readonly name: string;
  look(): Promise<Result<QueueState, SpoolFault>>;
  /** @returns the job's number */
  submit(job: SpoolJob): Promise<Result<number, SubmitFault>>;
  jobState(id: number): Promise<Result<JobReport, SpoolFault>>;
  /** Takes a job back and says what it had come to. A job that had ended before is left as it is. */
  withdraw(id: number): Promise<Result<JobReport, SpoolFault>>;
  /**
   * Has the spooler delete what it keeps of a job that has ended: the picture of a badge, with name and face. Done as
   * far as the spooler lets us, and nothing hangs on it.
   */
  forget(id: number): Promise<void>;
  /** The numbers of our own jobs of this name that have not ended. */
  unfinished(jobName: string): Promise<Result<readonly number[], SpoolFault>>;
}

/** A queue that can be chosen on the device page. */
export interface FoundQueue {
  readonly queue: string;
  /** What people call it, or its printer's model; empty when nobody said. */
  readonly label: string;
}

/** Whether nothing more becomes of the job. */
export function hasEnded(state: JobState): boolean {
  return state !== 'waiting' && state !== 'processing';
}
