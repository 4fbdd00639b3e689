import type { PrintProblem } from '../../../domain/visit/status.ts';
import { noVitals } from '../health/vitals.ts';
import type { Vitals } from '../health/vitals.ts';
import { createBackoff } from '../transport/backoff.ts';
import type { LinkFault, Transport } from '../transport/byte-stream.ts';
import { createPauses } from '../transport/pauses.ts';
import type { Timers } from '../transport/timers.ts';
import { blackShare } from './bitmap.ts';
import { calibrate } from './calibrate.ts';
import { createHalfJobGuard } from './half-job.ts';
import type { LabelLanguage } from './language.ts';
import type { LabelMedia } from './media.ts';
import { createOpener } from './opener.ts';
import type { LabelPrinter, PrinterState } from './port.ts';
import { printLabel } from './print-job.ts';
import type { JobContext } from './print-job.ts';
import { createPrinterSession } from './printer-session.ts';
import type { PrinterSession, SideStatus } from './printer-session.ts';
import { isSameState, stateOf } from './state.ts';
import { defaultPrinterTimings } from './timings.ts';
import type { PrinterTimings } from './timings.ts';

/** Outside this, a picture is blank paper or a head burning itself out: a fault of ours, never a badge. */
export const plausibleInk = { least: 0.01, most: 0.6 } as const;

export interface LabelPrinterOptions {
  readonly transport: Transport;
  readonly language: LabelLanguage;
  readonly media: LabelMedia;
  readonly timers: Timers;
  readonly timings?: Partial<PrinterTimings>;
  /**
   * Feeds the printer the rest of a picture that broke off, so that it hears commands again. Off only for firmware that
   * is known to forget a half job when the connection ends: nobody documents whether it does.
   */
  readonly flushHalfJobs?: boolean;
  /** For links that take bytes and never answer: where the state is asked for instead. */
  readonly sideStatus?: SideStatus;
  readonly vitals?: Vitals;
}

/** Something to do on a visit; it is done or failed exactly once. */
interface Job {
  work(session: PrinterSession): Promise<void>;
  fail(problem: PrintProblem, detail: string): void;
}

/** So many visits in a row that ended in a lost link, and the printer is as good as not there. */
const lostInARow = 3;

/**
 * A label printer behind any byte link and of any language.
 *
 * Network ports of printers serve one client, and some units refuse the next one for half a minute after a connection
 * that idled or was torn down. So there is never more than one connection and never an idle one: the driver *visits*
 * the printer - opens, asks, prints what is queued, closes gently - when there is a label, and otherwise now and then
 * to see how it is. A visit serves every label that arrives while it lasts. Every wait for the printer has an end.
 */
export function createLabelPrinter(options: LabelPrinterOptions): LabelPrinter {
  const { transport, language, media, timers, flushHalfJobs = true, sideStatus, vitals = noVitals } = options;
  const timings = { ...defaultPrinterTimings, ...options.timings };
  const confirmation = sideStatus ? ({ by: 'printing-bit' } as const) : language.confirmation;
  const backoff = createBackoff();
  const pauses = createPauses(timers);
  const opener = createOpener(transport, timers, timings.openMs);
  const halfJobs = createHalfJobGuard(
    flushHalfJobs ? { flush: language.flush(media), eject: language.eject } : undefined,
  );
  const jobs: Job[] = [];
  let listener: ((state: PrinterState) => void) | undefined;
  let state: PrinterState = { health: 'connecting', warnings: [] };
  let losses = 0;
  let running: Promise<void> | undefined;
  let stopping = false;

  const publish = (next: PrinterState): void => {
    if (isSameState(next, state)) return;
    state = next;
    listener?.(next);
  };

  const failAll = (problem: PrintProblem, detail: string): void => {
    for (const job of jobs.splice(0)) job.fail(problem, detail);
  };

  const context = (session: PrinterSession): JobContext => ({
    session,
    timers,
    timings,
    media,
    confirmation,
    cancel: language.cancel,
    asksBehindPicture: sideStatus !== undefined || language.asksBehindPicture,
    onStatus: (status) => publish(stateOf(status, media)),
  });

  const look = async (session: PrinterSession): Promise<void> => {
    const status = await session.status();
    if (!session.lost()) publish(stateOf(status, media));
  };

  const linkLost = (fault: LinkFault, flooded: boolean): void => {
    losses += 1;
    const health = flooded ? 'fault' : losses < lostInARow ? 'connecting' : 'absent';
    publish({ health, detail: fault.detail, warnings: [] });
  };

  /** @returns how long to leave the printer alone when nothing is queued */
  const visit = async (): Promise<number> => {
    vitals.alive();
    const opened = await opener.open();
    if (!opened.ok) {
      publish({ health: 'absent', detail: opened.error.detail, warnings: [] });
      failAll('absent', opened.error.detail);
      return backoff.nextMs();
    }
    if (losses > 0) vitals.count('retries');
    const session = createPrinterSession(opened.value, {
      language,
      media,
      sideStatus,
      timers,
      timings,
      vitals,
    });
    // A link that is gone already still takes one job, which fails: a job never waits for a better link.
    do {
      const job = stopping ? undefined : jobs.shift();
      if (job) await halfJobs.during(session, 'job', () => job.work(session));
      else await halfJobs.during(session, 'look', () => look(session));
    } while (jobs.length > 0 && !stopping && !session.lost());
    const lost = session.lost();
    if (lost) linkLost(lost, session.isFlooded());
    else losses = 0;
    await session.close();
    if (lost) return backoff.nextMs();
    backoff.reset();
    return state.health === 'ready' || state.health === 'unknown' ? timings.watchMs : timings.troubleWatchMs;
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      const restMs = await visit();
      if (jobs.length === 0) await pauses.pause(restMs);
    }
    failAll('interrupted', 'the kiosk is stopping');
    opener.abandon();
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
        if (!isPlausible(ink)) return fail('refused', `${Math.round(ink * 100)} % black`);
        enqueue({
          fail,
          async work(session) {
            const outcome = await printLabel({ label: encoded.value, onAccepted }, context(session));
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
        enqueue({
          fail: done,
          work: async (session) => done(await calibrate(command, context(session))),
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

function isPlausible(ink: number): boolean {
  return ink >= plausibleInk.least && ink <= plausibleInk.most;
}
