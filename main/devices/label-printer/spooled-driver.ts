import { isUsable } from '../../../domain/device/report.ts';
import { noVitals } from '../health/vitals.ts';
import type { Vitals } from '../health/vitals.ts';
import { hasEnded } from '../transport/spooler/port.ts';
import type { Spooler } from '../transport/spooler/port.ts';
import type { Timers } from '../transport/timers.ts';
import type { LabelLanguage } from './language.ts';
import type { LabelMedia } from './media.ts';
import type { CalibrationOutcome, LabelPrinter, PrintOutcome } from './port.ts';
import { createServedPrinter } from './served-printer.ts';
import type { Service } from './served-printer.ts';
import { spoolLabel } from './spool-job.ts';
import type { SpoolContext, SpoolResult } from './spool-job.ts';
import { defaultSpoolTimings } from './spool-timings.ts';
import type { SpoolTimings } from './spool-timings.ts';

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

/**
 * A label printer behind a queue of the operating system: any language, and no answers. What becomes of a label is in
 * the table at `spoolLabel`. One label at a time, so that each is watched while it is under way and none waits behind a
 * stuck one; what a kiosk that died left in the queue is taken back before anything else.
 */
export function createSpooledPrinter(options: SpooledPrinterOptions): LabelPrinter {
  const { spooler, language, media, timers, jobName, flushHalfJobs = true, vitals = noVitals } = options;
  const timings = { ...defaultSpoolTimings, ...options.timings };
  /** What must be feared in the printer; whoever used it last may have died in a picture, be it our own process. */
  let doubt: 'none' | 'half-job' | 'half-label' = 'half-job';
  let leftBehind = true;

  return createServedPrinter<SpoolContext>({
    ...{ language, media, timers, vitals },
    serve,
    print: (context, { picture, fire }, onAccepted) => spool([picture, fire], context, onAccepted),
    calibrate: async (context, command) => calibrationOutcome(await spool([command], context, () => {})),
  });

  function contextOf({ pauses, publish, isStopping }: Service<SpoolContext>): SpoolContext {
    return {
      ...{ spooler, timers, timings, pauses, vitals, jobName, isStopping },
      jobLifeMs: options.jobLifeMs,
      trustsCompleted: options.countsAsPrinted === 'when-completed',
      onQueue(queue) {
        if (queue.ok) {
          vitals.says(queue.value.words);
          publish({ health: queue.value.health, warnings: queue.value.warnings });
        } else {
          publish({ health: 'absent', detail: queue.error.detail, warnings: [] });
        }
      },
    };
  }

  function cure(): readonly Uint8Array[] {
    if (!flushHalfJobs || doubt === 'none') return [];
    return [language.flush(media), ...(doubt === 'half-label' && language.eject ? [language.eject] : [])];
  }

  async function spool(
    parts: readonly Uint8Array[],
    context: SpoolContext,
    onAccepted: () => void,
  ): Promise<PrintOutcome> {
    const result: SpoolResult = await spoolLabel(Buffer.concat([...cure(), ...parts]), context, onAccepted);
    leftBehind ||= result.leftBehind;
    if (result.arrived === 'whole') doubt = 'none';
    if (result.arrived === 'part') doubt = 'half-label';
    return result.outcome;
  }

  /** Takes back what is left of ours in the queue, so that no badge comes out long after its visitor went. */
  async function clearQueue(): Promise<void> {
    const left = await spooler.unfinished(jobName);
    if (!left.ok) return;
    for (const id of left.value) {
      const withdrawn = await spooler.withdraw(id);
      if (withdrawn.ok && hasEnded(withdrawn.value.state)) await spooler.forget(id);
    }
    const still = left.value.length === 0 ? left : await spooler.unfinished(jobName);
    leftBehind = !still.ok || still.value.length > 0;
  }

  async function serve(service: Service<SpoolContext>): Promise<number> {
    const context = contextOf(service);
    if (leftBehind) await clearQueue();
    const job = service.jobs.shift();
    if (job) await job.work(context);
    else context.onQueue(await spooler.look());
    return isUsable(service.state().health) && !leftBehind ? timings.watchMs : timings.troubleWatchMs;
  }
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
