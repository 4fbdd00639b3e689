import { err, ok } from '../../../domain/kernel/result.ts';
import type { Result } from '../../../domain/kernel/result.ts';
import type { PrintProblem } from '../../../domain/visit/status.ts';
import type { Vitals } from '../health/vitals.ts';
import { createOneListener } from '../transport/one-listener.ts';
import { createPauses } from '../transport/pauses.ts';
import type { Pauses } from '../transport/pauses.ts';
import type { Timers } from '../transport/timers.ts';
import { blackShare } from './bitmap.ts';
import type { EncodedLabel, LabelLanguage } from './language.ts';
import type { LabelMedia } from './media.ts';
import type { Bitmap, CalibrationOutcome, LabelPrinter, PrinterState, PrintOutcome } from './port.ts';
import { isSameState } from './state.ts';

/** Outside this, a picture is blank paper or a head burning itself out: a fault of ours, never a badge. */
export const plausibleInk = { least: 0.01, most: 0.6 } as const;

/** Something to do at the printer; it is done or failed exactly once. */
export interface Job<At> {
  work(at: At): Promise<void>;
  fail(problem: PrintProblem, detail: string): void;
}

/** The inside of a served printer, for the driver that serves it. */
export interface Service<At> {
  readonly jobs: Job<At>[];
  readonly pauses: Pauses;
  state(): PrinterState;
  /** Tells the listener, if anything of the state is new. */
  publish(state: PrinterState): void;
  failAll(problem: PrintProblem, detail: string): void;
  isStopping(): boolean;
}

/** How one kind of driver reaches its printer. `At` is what a job needs to do its work. */
export interface PrinterWays<At> {
  readonly language: Pick<LabelLanguage, 'encode' | 'calibrate'>;
  readonly media: LabelMedia;
  readonly timers: Timers;
  readonly vitals: Vitals;
  /** Does what is queued, or has a look. @returns how long to leave the printer alone when nothing is queued */
  serve(service: Service<At>): Promise<number>;
  print(at: At, label: EncodedLabel, onAccepted: () => void): Promise<PrintOutcome>;
  calibrate(at: At, command: Uint8Array): Promise<CalibrationOutcome>;
  /** After the last job. */
  ended?(): void;
}

/** What all label printers have in common: one listener, and a queue that is served until the printer is stopped. */
export function createServedPrinter<At>(ways: PrinterWays<At>): LabelPrinter {
  const { language, media, vitals } = ways;
  const pauses = createPauses(ways.timers);
  const jobs: Job<At>[] = [];
  const listener = createOneListener<[state: PrinterState]>();
  let state: PrinterState = { health: 'connecting', warnings: [] };
  let running: Promise<void> | undefined;
  let stopping = false;

  const service: Service<At> = {
    jobs,
    pauses,
    state: () => state,
    publish(next) {
      if (isSameState(next, state)) return;
      state = next;
      listener.tell(next);
    },
    failAll(problem, detail) {
      for (const job of jobs.splice(0)) job.fail(problem, detail);
    },
    isStopping: () => stopping,
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      vitals.alive();
      const restMs = await ways.serve(service);
      if (jobs.length === 0) await pauses.pause(restMs);
    }
    service.failAll('interrupted', 'the kiosk is stopping');
    ways.ended?.();
  };

  const enqueue = (job: Job<At>): void => {
    if (!running || stopping) return job.fail('refused', 'the printer is not being served');
    jobs.push(job);
    pauses.wake();
  };

  return {
    start() {
      running ??= run();
    },
    onState: listener.on,
    print(bitmap, onAccepted = () => {}) {
      return new Promise((done) => {
        const fail: Job<At>['fail'] = (problem, detail) => done({ outcome: 'failed', problem, detail });
        const label = encodePlausible(language, bitmap, media);
        if (!label.ok) return fail('refused', label.error);
        enqueue({
          fail,
          async work(at) {
            const outcome = await ways.print(at, label.value, onAccepted);
            if (outcome.outcome !== 'failed') vitals.count('labels');
            done(outcome);
          },
        });
      });
    },
    calibrate() {
      return new Promise((done) => {
        // Of an endless roll there is nothing to measure.
        const command = media.gapMm > 0 ? language.calibrate : undefined;
        if (!command) return done('unsupported');
        enqueue({ fail: done, work: async (at) => done(await ways.calibrate(at, command)) });
      });
    },
    async stop() {
      stopping = true;
      pauses.wakeForGood();
      await running;
    },
  };
}

function encodePlausible(
  { encode }: Pick<LabelLanguage, 'encode'>,
  bitmap: Bitmap,
  media: LabelMedia,
): Result<EncodedLabel, string> {
  const encoded = encode(bitmap, media);
  if (!encoded.ok) return err(`${encoded.error.kind}: ${encoded.error.detail}`);
  const ink = blackShare(bitmap);
  const isPlausible = ink >= plausibleInk.least && ink <= plausibleInk.most;
  return isPlausible ? ok(encoded.value) : err(`${Math.round(ink * 100)} % black`);
}
