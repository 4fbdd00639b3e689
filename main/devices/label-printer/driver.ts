import { isUsable } from '../../../domain/device/report.ts';
import { noVitals } from '../health/vitals.ts';
import type { Vitals } from '../health/vitals.ts';
import { createBackoff } from '../transport/backoff.ts';
import type { LinkFault, Transport } from '../transport/byte-stream.ts';
import type { Timers } from '../transport/timers.ts';
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
import { createServedPrinter } from './served-printer.ts';
import type { Service } from './served-printer.ts';
import { stateOf } from './state.ts';
import { defaultPrinterTimings } from './timings.ts';
import type { PrinterTimings } from './timings.ts';

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
  const opener = createOpener(transport, timers, timings.openMs);
  const halfJobs = createHalfJobGuard(
    flushHalfJobs ? { flush: language.flush(media), eject: language.eject } : undefined,
  );
  let losses = 0;

  return createServedPrinter<JobContext>({
    ...{ language, media, timers, vitals },
    serve: visit,
    print: (context, label, onAccepted) => printLabel({ label, onAccepted }, context),
    calibrate: (context, command) => calibrate(command, context),
    ended: opener.abandon,
  });

  function contextOf(session: PrinterSession, { publish }: Service<JobContext>): JobContext {
    return {
      session,
      timers,
      timings,
      media,
      confirmation,
      cancel: language.cancel,
      asksBehindPicture: sideStatus !== undefined || language.asksBehindPicture,
      onStatus: (status) => publish(stateOf(status, media)),
    };
  }

  function lostState(fault: LinkFault, flooded: boolean): PrinterState {
    losses += 1;
    const health = flooded ? 'fault' : losses < lostInARow ? 'connecting' : 'absent';
    return { health, detail: fault.detail, warnings: [] };
  }

  async function visit(service: Service<JobContext>): Promise<number> {
    const { jobs, publish, failAll, isStopping } = service;
    const opened = await opener.open();
    if (!opened.ok) {
      publish({ health: 'absent', detail: opened.error.detail, warnings: [] });
      failAll('absent', opened.error.detail);
      return backoff.nextMs();
    }
    if (losses > 0) vitals.count('retries');
    const session = createPrinterSession(opened.value, {
      ...{ language, media, sideStatus, timers, timings, vitals },
    });
    const context = contextOf(session, service);
    const look = async (): Promise<void> => {
      const status = await session.status();
      if (!session.lost()) publish(stateOf(status, media));
    };
    // A link that is gone already still takes one job, which fails: a job never waits for a better link.
    do {
      const job = isStopping() ? undefined : jobs.shift();
      if (job) await halfJobs.during(session, 'job', () => job.work(context));
      else await halfJobs.during(session, 'look', look);
    } while (jobs.length > 0 && !isStopping() && !session.lost());
    const lost = session.lost();
    if (lost) publish(lostState(lost, session.isFlooded()));
    else losses = 0;
    await session.close();
    if (lost) return backoff.nextMs();
    backoff.reset();
    return isUsable(service.state().health) ? timings.watchMs : timings.troubleWatchMs;
  }
}
