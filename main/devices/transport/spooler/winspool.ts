import { err, ok } from '../../../../domain/kernel/result.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import { seconds } from '../../../../domain/kernel/time.ts';
import type { Timers } from '../timers.ts';
import { hasEnded } from './port.ts';
import type { FoundQueue, JobReport, SpoolFault, Spooler } from './port.ts';
import { jobControl } from './winspool-api.ts';
import type { Win, WinspoolApi } from './winspool-api.ts';
import {
  endOf,
  hasBegun,
  jobStateOf,
  jobWords,
  queueStateOf,
  spoolFaultOf,
  winError,
} from './winspool-flags.ts';
import { inTime, usePrinter } from './winspool-handle.ts';
import type { CallPrinter } from './winspool-handle.ts';
import { readJobInfo1, readPrinterInfo2, readPrinterInfo4 } from './winspool-layout.ts';

/** The spooler is a service of this machine; one that takes longer hangs, or waits for a network that is not there. */
const defaultLimitMs = seconds(5);
/** How long a job may take to leave the queue once it is deleted, and how often it is looked for. */
const letGoMs = seconds(2);
const letGoPollMs = 100;

export interface WinspoolOptions {
  /** As Windows shows it: `XP-420B`, `\\server\badges`. */
  readonly queue: string;
  /** `XPS_PASS` for queues whose driver is of the newest kind (version 4). */
  readonly datatype: 'RAW' | 'XPS_PASS';
  readonly api: WinspoolApi;
  readonly timers: Timers;
  /** For each call into the system. */
  readonly limitMs?: number;
}

/**
 * A queue of the Windows print spooler. It takes jobs with the printer's cable out, tells little about the printer, and
 * forgets a job the moment it is through: so what it said of a job while it had it is kept here.
 */
export function createWinspoolSpooler(options: WinspoolOptions): Spooler {
  const { queue, datatype, api, timers, limitMs = defaultLimitMs } = options;
  /** All that was ever said of a job put together; of one job only, for labels are printed one at a time. */
  let seen: { readonly id: number; readonly flags: number } | undefined;

  const withQueue = async <T>(
    work: (call: CallPrinter) => Promise<Win<T>>,
  ): Promise<Result<T, SpoolFault>> => {
    const result = await usePrinter(queue, { api, timers, limitMs }, work);
    return result.ok ? result : err(spoolFaultOf(result.error));
  };

  const lookAtJob = async (call: CallPrinter, id: number): Promise<Win<JobReport>> => {
    const known = seen?.id === id ? seen.flags : undefined;
    const got = await call((printer) => api.getJob(printer, id));
    if (!got.ok && got.error !== winError.invalidParameter) return got;
    const [job] = got.ok ? readJobInfo1(got.value, 1, api.pointerBytes) : [];
    if (!job) {
      const state = known === undefined ? 'gone' : endOf(known);
      return ok({ state, begun: state !== 'cancelled' || hasBegun(known ?? 0), words: 'left the queue' });
    }
    const flags = (known ?? 0) | job.status;
    seen = { id, flags };
    return ok({ state: jobStateOf(job.status), begun: hasBegun(flags), words: jobWords(job.status) });
  };

  const takeBack = async (call: CallPrinter, id: number): Promise<Win<JobReport>> => {
    // A paused job does not begin between being looked at and being deleted.
    const paused = await call((printer) => api.setJob(printer, id, jobControl.pause));
    const report = await lookAtJob(call, id);
    if (!report.ok || hasEnded(report.value.state)) return report;
    const begun = report.value.begun || !paused.ok;
    const deleted = await call((printer) => api.setJob(printer, id, jobControl.delete));
    if (!deleted.ok) return deleted.error === winError.invalidParameter ? lookAtJob(call, id) : deleted;
    const deadlineMs = timers.now() + letGoMs;
    for (;;) {
      const after = await lookAtJob(call, id);
      if (!after.ok) return after;
      if (hasEnded(after.value.state)) return ok({ ...after.value, state: 'cancelled', begun });
      if (timers.now() >= deadlineMs) return after;
      await new Promise<void>((resolve) => timers.setTimeout(resolve, letGoPollMs));
    }
  };

  const withdraw = (id: number): Promise<Result<JobReport, SpoolFault>> =>
    withQueue((call) => takeBack(call, id));

  return {
    name: `winspool ${queue}`,

    look: () =>
      withQueue(async (call) => {
        const got = await call((printer) => api.getPrinter(printer));
        if (!got.ok) return got;
        const info = readPrinterInfo2(got.value, api.pointerBytes);
        return info ? ok(queueStateOf(info)) : err(winError.invalidParameter);
      }),

    async submit({ bytes, name }) {
      let id: number | undefined;
      let startedLate = false;
      const sent = await withQueue(async (call) => {
        const started = await call((printer) => api.startDocPrinter(printer, name, datatype));
        startedLate = !started.ok && started.error === winError.timeout;
        if (!started.ok) return started;
        id = started.value;
        seen = { id, flags: 0 };
        const document = await sendDocument(call, api, bytes);
        return document.ok ? started : document;
      });
      if (sent.ok) return sent;
      if (id === undefined) return err({ ...sent.error, mayExist: startedLate });
      // Half a document must not come out; the handle that may be stuck is left alone.
      const back = await withdraw(id);
      const isBack = back.ok && hasEnded(back.value.state) && !back.value.begun;
      return err({ ...sent.error, mayExist: !isBack });
    },

    jobState: (id) => withQueue((call) => lookAtJob(call, id)),

    withdraw,

    // It is gone already, unless the queue is set to keep printed documents.
    async forget(id) {
      await withQueue((call) => call((printer) => api.setJob(printer, id, jobControl.delete)));
    },

    unfinished: (jobName) =>
      withQueue(async (call) => {
        const listed = await call((printer) => api.enumJobs(printer));
        if (!listed.ok) return listed;
        const jobs = readJobInfo1(listed.value, listed.value.count, api.pointerBytes);
        const ours = jobs.filter(
          ({ document, status }) => document === jobName && !hasEnded(jobStateOf(status)),
        );
        return ok(ours.map(({ id }) => id));
      }),
  };
}

async function sendDocument(call: CallPrinter, api: WinspoolApi, bytes: Uint8Array): Promise<Win<void>> {
  const page = await call((printer) => api.startPagePrinter(printer));
  if (!page.ok) return page;
  for (let at = 0; at < bytes.length;) {
    const rest = bytes.subarray(at);
    const written = await call((printer) => api.writePrinter(printer, rest));
    if (!written.ok) return written;
    if (written.value <= 0 || written.value > rest.length) return err(winError.writeFault);
    at += written.value;
  }
  const ended = await call((printer) => api.endPagePrinter(printer));
  return ended.ok ? call((printer) => api.endDocPrinter(printer)) : ended;
}

/** The queues of this machine, by name. */
export async function listWinspoolQueues(
  api: WinspoolApi,
  timers: Timers,
): Promise<Result<readonly FoundQueue[], SpoolFault>> {
  const listed = await inTime(api.enumPrinters(), defaultLimitMs, timers);
  if (!listed.ok) return err(spoolFaultOf(listed.error));
  const names = readPrinterInfo4(listed.value, listed.value.count, api.pointerBytes);
  return ok(names.flatMap(({ name }) => (name === '' ? [] : [{ queue: name, label: '' }])));
}
