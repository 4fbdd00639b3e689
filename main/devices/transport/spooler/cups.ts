import { err, ok } from '../../../../domain/kernel/result.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import { seconds } from '../../../../domain/kernel/time.ts';
import type { Timers } from '../timers.ts';
import { ippGroup, ippOperation } from './ipp-coder.ts';
import type { IppAnswer, IppAnswerGroup, IppAttribute } from './ipp-coder.ts';
import { createIppClient } from './ipp-client.ts';
import { first, jobAttributes, queueAttributes, readJob, readQueue, texts } from './ipp-state.ts';
import type { FoundQueue, JobReport, SpoolFault, Spooler } from './port.ts';

/** Under whose name jobs stand in the queue; CUPS lets the same name take them back. */
const user = 'yingbin';

/** More of ours than this never wait: one label is printed at a time. */
const mostUnfinished = 100;

export interface CupsServer {
  readonly host: string;
  readonly port: number;
  readonly timers: Timers;
  /** For one question and its answer. A local CUPS answers in milliseconds. */
  readonly limitMs?: number;
}

export interface CupsQueueOptions extends CupsServer {
  readonly queue: string;
}

/** A CUPS queue spoken to over IPP (RFC 8010, RFC 8011). Raw: the bytes reach the printer as they are. */
export function createCupsSpooler({ queue, ...server }: CupsQueueOptions): Spooler {
  const path = `/printers/${encodeURIComponent(queue.toWellFormed())}`;
  const ask = createIppClient({ limitMs: seconds(5), ...server, path });
  const us: IppAttribute = { type: 'name', name: 'requesting-user-name', values: [user] };
  const here: IppAttribute = {
    type: 'uri',
    name: 'printer-uri',
    values: [`ipp://${server.host}:${server.port}${path}`],
  };
  const theJob = (id: number): IppAttribute => ({ type: 'integer', name: 'job-id', values: [id] });

  const jobState = async (id: number): Promise<Result<JobReport, SpoolFault>> => {
    const answer = await ask({
      operation: ippOperation.getJobAttributes,
      attributes: [here, theJob(id), us, wanted(jobAttributes)],
    });
    if (!answer.ok) {
      // CUPS forgets jobs when it is told to keep no history.
      if (answer.error.kind !== 'no-such-job') return answer;
      return ok({ state: 'gone', begun: true, words: answer.error.detail });
    }
    const report = readJob(groupOf(answer.value, ippGroup.job));
    return report ? ok(report) : err(nonsense('no job-state'));
  };

  return {
    name: `cups ${queue} at ${server.host}:${server.port}`,

    async look() {
      const answer = await ask({
        operation: ippOperation.getPrinterAttributes,
        attributes: [here, us, wanted(queueAttributes)],
      });
      if (!answer.ok) return answer;
      const state = readQueue(groupOf(answer.value, ippGroup.printer));
      return state ? ok(state) : err(nonsense('no printer-state'));
    },

    async submit({ bytes, name, lifeSeconds }) {
      const answer = await ask({
        operation: ippOperation.printJob,
        attributes: [
          here,
          us,
          { type: 'name', name: 'job-name', values: [name] },
          { type: 'mimeMediaType', name: 'document-format', values: ['application/vnd.cups-raw'] },
        ],
        job: [
          // A queue may have been set up to print everything twice.
          { type: 'integer', name: 'copies', values: [1] },
          // Counted by CUPS from when it first tries to reach the printer.
          { type: 'integer', name: 'job-cancel-after', values: [lifeSeconds] },
        ],
        document: bytes,
      });
      if (!answer.ok) return answer;
      const id = first(groupOf(answer.value, ippGroup.job), 'job-id');
      return typeof id === 'number' ? ok(id) : err({ ...nonsense('no job-id'), mayExist: true });
    },

    jobState,

    async withdraw(id) {
      // Refused where the job has ended by itself: then its state says so.
      const cancelled = await ask({
        operation: ippOperation.cancelJob,
        attributes: [here, theJob(id), us],
      });
      const report = await jobState(id);
      return report.ok || cancelled.ok ? report : cancelled;
    },

    async forget(id) {
      await ask({
        operation: ippOperation.cancelJob,
        attributes: [here, theJob(id), us, { type: 'boolean', name: 'purge-job', values: [true] }],
      });
    },

    async unfinished(jobName) {
      const answer = await ask({
        operation: ippOperation.getJobs,
        attributes: [
          here,
          us,
          { type: 'integer', name: 'limit', values: [mostUnfinished] },
          wanted(['job-id', 'job-name']),
          { type: 'keyword', name: 'which-jobs', values: ['not-completed'] },
          { type: 'boolean', name: 'my-jobs', values: [true] },
        ],
      });
      if (!answer.ok) return answer;
      const jobs = answer.value.groups.filter(({ tag }) => tag === ippGroup.job);
      const ours = jobs.filter((job) => first(job, 'job-name') === jobName);
      return ok(ours.map((job) => first(job, 'job-id')).filter((id) => typeof id === 'number'));
    },
  };
}

/** The queues of a CUPS server, by name. */
export async function listCupsQueues(server: CupsServer): Promise<Result<readonly FoundQueue[], SpoolFault>> {
  const ask = createIppClient({ limitMs: seconds(5), ...server, path: '/' });
  const answer = await ask({
    operation: ippOperation.getPrinters,
    attributes: [wanted(['printer-name', 'printer-info', 'printer-make-and-model'])],
  });
  // CUPS says "not found" of a list that is empty.
  if (!answer.ok) return answer.error.kind === 'no-such-queue' ? ok([]) : answer;
  const printers = answer.value.groups.filter(({ tag }) => tag === ippGroup.printer);
  return ok(
    printers.flatMap((printer) => {
      const [queue] = texts(printer, 'printer-name');
      const [info = ''] = texts(printer, 'printer-info');
      const [model = ''] = texts(printer, 'printer-make-and-model');
      return queue === undefined ? [] : [{ queue, label: info !== '' && info !== queue ? info : model }];
    }),
  );
}

const wanted = (values: readonly string[]): IppAttribute => ({
  type: 'keyword',
  name: 'requested-attributes',
  values,
});

const groupOf = (answer: IppAnswer, tag: number): IppAnswerGroup | undefined =>
  answer.groups.find((group) => group.tag === tag);

const nonsense = (detail: string): SpoolFault => ({ kind: 'nonsense', detail });
