import type { PrinterHealth, PrintProblem } from '../../../domain/visit/status.ts';
import { createBackoff } from '../transport/backoff.ts';
import type { Transport } from '../transport/byte-stream.ts';
import { createPauses } from '../transport/pauses.ts';
import type { Timers } from '../transport/timers.ts';
import { blackShare, rowBytes } from './bitmap.ts';
import { createHalfJobGuard } from './half-job.ts';
import { mediaDots } from './media.ts';
import type { LabelMedia } from './media.ts';
import type { LabelPrinter, PrintOutcome } from './port.ts';
import { printLabel } from './print-job.ts';
import { createPrinterSession } from './printer-session.ts';
import type { PrinterSession } from './printer-session.ts';
import { defaultPrinterTimings } from './timings.ts';
import type { PrinterTimings } from './timings.ts';
import { defaultTsplSettings, encodeTsplJob, splitAtFire, tsplFlush } from './tspl/encoder.ts';
import type { TsplSettings } from './tspl/encoder.ts';
import { healthOf } from './tspl/status.ts';

/** Outside this, a picture is blank paper or a head burning itself out: a fault of ours, never a badge. */
export const plausibleInk = { least: 0.01, most: 0.6 } as const;

export interface TsplPrinterOptions {
  readonly transport: Transport;
  readonly media: LabelMedia;
  readonly timers: Timers;
  readonly settings?: Partial<TsplSettings>;
  readonly timings?: Partial<PrinterTimings>;
  /**
   * Feeds the printer the rest of a picture that broke off, so that it hears commands again. Off only for firmware that
   * is known to forget a half job when the connection ends: nobody documents whether it does.
   */
  readonly flushHalfJobs?: boolean;
}

interface Job {
  readonly bytes: Uint8Array;
  readonly onAccepted: () => void;
  readonly done: (outcome: PrintOutcome) => void;
}

type HealthListener = (health: PrinterHealth, detail?: string) => void;

/**
 * A TSPL label printer behind any byte link, in practice TCP port 9100.
 *
 * Such ports serve one client, and some units refuse the next one for half a minute after a connection that idled or
 * was torn down. So there is never more than one connection and never an idle one: the driver *visits* the printer -
 * opens, asks, prints what is queued, closes gently - when there is a label, and otherwise now and then to see how it
 * is. A visit serves every label that arrives while it lasts.
 */
export function createTsplPrinter(options: TsplPrinterOptions): LabelPrinter {
  const { transport, media, timers, flushHalfJobs = true } = options;
  const settings = { ...defaultTsplSettings, ...options.settings };
  const timings = { ...defaultPrinterTimings, ...options.timings };
  const backoff = createBackoff();
  const pauses = createPauses(timers);
  const halfJobs = createHalfJobGuard(flushHalfJobs ? tsplFlush(fullPictureBytes(media)) : undefined);
  const jobs: Job[] = [];
  let listener: HealthListener | undefined;
  let health: PrinterHealth = 'connecting';
  let running: Promise<void> | undefined;
  let stopping = false;

  const publish: HealthListener = (next, detail) => {
    if (next === health) return;
    health = next;
    listener?.(next, detail);
  };

  const failAll = (problem: PrintProblem, detail: string): void => {
    for (const job of jobs.splice(0)) job.done({ outcome: 'failed', problem, detail });
  };

  const printOne = async (session: PrinterSession, job: Job): Promise<void> => {
    const outcome = await printLabel(
      { ...splitAtFire(job.bytes), reprintOff: settings.reprintOff },
      { session, timers, timings, onHealth: publish, onAccepted: job.onAccepted },
    );
    job.done(outcome);
  };

  const look = async (session: PrinterSession): Promise<void> => {
    const status = await session.status();
    if (!session.lost()) publish(healthOf(status));
  };

  /** @returns how long to leave the printer alone when nothing is queued */
  const visit = async (): Promise<number> => {
    const opened = await transport.open();
    if (!opened.ok) {
      publish('absent', opened.error.detail);
      failAll('absent', opened.error.detail);
      return backoff.nextMs();
    }
    const session = createPrinterSession(opened.value, timers, timings);
    // A link that is gone already still takes one job, which fails: a job never waits for a better link.
    do {
      const job = stopping ? undefined : jobs.shift();
      if (job) await halfJobs.during(session, 'label', () => printOne(session, job));
      else await halfJobs.during(session, 'look', () => look(session));
    } while (jobs.length > 0 && !stopping && !session.lost());
    const lost = session.lost();
    if (lost) publish('connecting', lost.detail);
    else backoff.reset();
    await session.close();
    if (lost) return backoff.nextMs();
    return health === 'ready' || health === 'unknown' ? timings.watchMs : timings.troubleWatchMs;
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      const restMs = await visit();
      if (jobs.length === 0) await pauses.pause(restMs);
    }
    failAll('interrupted', 'the kiosk is stopping');
  };

  return {
    start() {
      running ??= run();
    },
    onHealth(next) {
      listener = next;
      return () => {
        if (listener === next) listener = undefined;
      };
    },
    print(bitmap, onAccepted = () => {}) {
      return new Promise((done) => {
        const refuse = (detail: string): void => done({ outcome: 'failed', problem: 'refused', detail });
        const ink = blackShare(bitmap);
        const encoded = encodeTsplJob({ ...settings, bitmap, media });
        if (!encoded.ok) return refuse(`${encoded.error.kind}: ${encoded.error.detail}`);
        if (!isPlausible(ink)) return refuse(`${Math.round(ink * 100)} % black`);
        if (!running || stopping) return refuse('the printer is not being served');
        jobs.push({ bytes: encoded.value, onAccepted, done });
        pauses.wake();
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

function fullPictureBytes(media: LabelMedia): number {
  const { widthDots, heightDots } = mediaDots(media);
  return rowBytes(widthDots) * heightDots;
}
