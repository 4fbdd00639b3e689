import { isUsable } from '../../../domain/device/report.ts';
import type { PrintProblem } from '../../../domain/visit/status.ts';
import { noVitals } from '../health/vitals.ts';
import type { Vitals } from '../health/vitals.ts';
import { createPauses } from '../transport/pauses.ts';
import { hasEnded } from '../transport/spooler/port.ts';
import type { Spooler } from '../transport/spooler/port.ts';
import type { Timers } from '../transport/timers.ts';
import { blackShare } from './bitmap.ts';
import { plausibleInk } from './driver.ts';
import type { LabelLanguage } from './language.ts';
import type { LabelMedia } from './media.ts';
import type { CalibrationOutcome, LabelPrinter, PrinterState, PrintOutcome } from './port.ts';
import { spoolLabel } from './spool-job.ts';
import type { SpoolContext, SpoolResult } from './spool-job.ts';
import { defaultSpoolTimings } from './spool-timings.ts';
import type { SpoolTimings } from './spool-timings.ts';
import { isSameState } from './state.ts';

export interface SpooledPrinterOptions {
  readonly spooler: Spooler;
  readonly language: Pick<LabelLanguage, 'encode' | 'flush' | 'eject' | 'calibrate'>;
  readonly media: LabelMedia;
  readonly timers: Timers;
  readonly timings?: Partial<SpoolTimings>;
  /**
   * What our jobs are called in the queue, where everyone can read it: no personal data. Always the same for one kiosk
   * and another for each, for a kiosk takes back whatever it finds under this name when it starts.
   */
  readonly jobName: string;
  /** A label that has not come out by then is taken back: nobody waits for it any more. */
  readonly jobLifeMs: number;
  /** A queue's "completed" only means handed over. `when-completed` is the word of a site that has tried it. */
  readonly countsAsPrinted: 'never' | 'when-completed';
  /** See `LabelPrinterOptions`. */
  readonly flushHalfJobs?: boolean;
  readonly vitals?: Vitals;
}

/** Something for the queue; it is done or failed exactly once. */
interface Job {
  work(): Promise<void>;
  fail(problem: PrintProblem, detail: string): void;
}

/**
 * A label printer behind a queue of the operating system: any language, and no answers. What becomes of a label is in
 * the table at `spoolLabel`. One label at a time, so that each is watched while it is under way and none waits behind a
 * stuck one; what a kiosk that died left in the queue is taken back before anything else.
 */
export function createSpooledPrinter(options: SpooledPrinterOptions): LabelPrinter {
  const { spooler, language, media, timers, jobName, flushHalfJobs = true, vitals = noVitals } = options;
  const timings = { ...defaultSpoolTimings, ...options.timings };
  const pauses = createPauses(timers);
  const jobs: Job[] = [];
  let listener: ((state: PrinterState) => void) | undefined;
  let state: PrinterState = { health: 'connecting', warnings: [] };
  let running: Promise<void> | undefined;
  let stopping = false;
  /** What must be feared in the printer; whoever used it last may have died in a picture, be it our own process. */
  let doubt: 'none' | 'half-job' | 'half-label' = 'half-job';
  let leftBehind = true;

  const publish = (next: PrinterState): void => {
    if (isSameState(next, state)) return;
    state = next;
    listener?.(next);
  };

  const context: SpoolContext = {
    spooler,
    timers,
    timings,
    pauses,
    vitals,
    jobName,
    jobLifeMs: options.jobLifeMs,
    trustsCompleted: options.countsAsPrinted === 'when-completed',
    isStopping: () => stopping,
    onQueue(queue) {
      if (queue.ok) {
        vitals.says(queue.value.words);
        publish({ health: queue.value.health, warnings: queue.value.warnings });
      } else {
        publish({ health: 'absent', detail: queue.error.detail, warnings: [] });
      }
    },
  };

  const cure = (): readonly Uint8Array[] => {
    if (!flushHalfJobs || doubt === 'none') return [];
    return [language.flush(media), ...(doubt === 'half-label' && language.eject ? [language.eject] : [])];
  };

  const spool = async (parts: readonly Uint8Array[], onAccepted: () => void): Promise<PrintOutcome> => {
    const result: SpoolResult = await spoolLabel(Buffer.concat([...cure(), ...parts]), context, onAccepted);
    leftBehind ||= result.leftBehind;
    if (result.arrived === 'whole') doubt = 'none';
    if (result.arrived === 'part') doubt = 'half-label';
    return result.outcome;
  };

  /** Takes back what is left of ours in the queue, so that no badge comes out long after its visitor went. */
  const clearQueue = async (): Promise<void> => {
    const left = await spooler.unfinished(jobName);
    if (!left.ok) return;
    for (const id of left.value) {
      const withdrawn = await spooler.withdraw(id);
      if (withdrawn.ok && hasEnded(withdrawn.value.state)) await spooler.forget(id);
    }
    const still = left.value.length === 0 ? left : await spooler.unfinished(jobName);
    leftBehind = !still.ok || still.value.length > 0;
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      vitals.alive();
      if (leftBehind) await clearQueue();
      const job = jobs.shift();
      if (job) await job.work();
      else context.onQueue(await spooler.look());
      const restMs = isUsable(state.health) && !leftBehind ? timings.watchMs : timings.troubleWatchMs;
      if (jobs.length === 0) await pauses.pause(restMs);
    }
    for (const job of jobs.splice(0)) job.fail('interrupted', 'the kiosk is stopping');
  };

  const enqueue = (job: Job): void => {
    if (!running || stopping) return job.fail('refused', 'the printer is not being served');
    jobs.push(job);
    pauses.wake();
  };

  return {
    start() {
      running ??= run();
    },
    onState(next) {
      listener = next;
      return () => {
        if (listener === next) listener = undefined;
      };
    },
    print(bitmap, onAccepted = () => {}) {
      return new Promise((done) => {
        const fail: Job['fail'] = (problem, detail) => done({ outcome: 'failed', problem, detail });
        const ink = blackShare(bitmap);
        const encoded = language.encode(bitmap, media);
        if (!encoded.ok) return fail('refused', `${encoded.error.kind}: ${encoded.error.detail}`);
        if (ink < plausibleInk.least || ink > plausibleInk.most) {
          return fail('refused', `${Math.round(ink * 100)} % black`);
        }
        enqueue({
          fail,
          async work() {
            const outcome = await spool([encoded.value.picture, encoded.value.fire], onAccepted);
            if (outcome.outcome !== 'failed') vitals.count('labels');
            done(outcome);
          },
        });
      });
    },
    calibrate() {
      return new Promise((done) => {
        const command = language.calibrate;
        if (!command) return done('unsupported');
        enqueue({
          fail: done,
          work: async () => done(calibrationOutcome(await spool([command], () => {}))),
        });
      });
    },
    async stop() {
      stopping = true;
      pauses.wakeForGood();
      await running;
    },
  };
}

/** Whether the printer measured anything, a queue cannot say. */
function calibrationOutcome(outcome: PrintOutcome): CalibrationOutcome {
  switch (outcome.outcome) {
    case 'printed':
      return 'calibrated';
    case 'sent-unconfirmed':
      return 'unknown';
    case 'failed':
      return outcome.problem;
  }
}
