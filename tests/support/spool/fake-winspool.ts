import { err, ok } from '../../../domain/kernel/result.ts';
import type { Win, WinspoolApi } from '../../../main/devices/transport/spooler/winspool-api.ts';
import type { FakeQueue, QueuedJob } from './fake-queue.ts';
import { winBlock } from './win-block.ts';
import type { Member } from './win-block.ts';

/** winspool.drv as documented, over a queue of ours: what it answers, what it refuses, and when it hangs. */
export interface FakeWinspool extends WinspoolApi {
  /** Handles given out and not closed. */
  readonly openHandles: () => number;
  /** The service is stopped: "the RPC server is unavailable". */
  service(running: boolean): void;
  /** `WritePrinter` takes at most so many bytes at a time. */
  chunk(bytes: number): void;
  /** Calls of this function never come back, until they may again: a port that prints directly and has no paper. */
  hang(name: keyof WinspoolApi): void;
  release(): void;
  /** A function answers with this error from now on. */
  refuse(name: keyof WinspoolApi, code: number): void;
  /** A deleted job stays, marked, until the printer is back, as Windows does with a job that is at the port. */
  keepsDeleting(keeps: boolean): void;
}

interface Handle {
  document?: { readonly name: string; readonly chunks: Uint8Array[]; readonly job: number };
}

const text = (value: string | null): Member => ({ text: value });
const dword = (value: number): Member => ({ dword: value });

export function createFakeWinspool(
  queueName: string,
  queue: FakeQueue,
  pointerBytes: 4 | 8 = 8,
): FakeWinspool {
  const handles = new Map<bigint, Handle>();
  const spooling = new Map<number, string>();
  const deleting = new Set<number>();
  const refusals = new Map<string, number>();
  const hanging = new Set<string>();
  const waiting: (() => void)[] = [];
  let running = true;
  let chunk = Number.POSITIVE_INFINITY;
  let keepsDeleting = false;
  let lastHandle = 100n;

  const jobOf = (id: number): QueuedJob | undefined =>
    queue.jobs().find((job) => job.id === id && (job.state === 'waiting' || job.state === 'printing'));

  const statusOf = (id: number): number | undefined => {
    if (spooling.has(id)) return 0x8;
    const job = jobOf(id);
    if (!job) return undefined;
    const marks = (job.held ? 0x1 : 0) | (deleting.has(id) ? 0x4 : 0);
    if (job.state === 'waiting') return marks;
    return marks | 0x10 | (queue.isAway() ? 0x2 | 0x20 : 0) | (queue.isEmptyOfPaper() ? 0x40 : 0);
  };
  const jobInfo1 = (id: number, name: string): Member[] => [
    dword(id),
    ...[queueName, '\\\\KIOSK', 'kiosk', name, 'RAW', null].map(text),
    ...[statusOf(id) ?? 0, 1, 1, 0, 0].map(dword),
    { raw: 16 },
  ];

  /** As every call: refused while the service is away, hanging where told, never at once. */
  const calling = async <T>(name: keyof WinspoolApi, work: () => Win<T>): Promise<Win<T>> => {
    await Promise.resolve();
    if (hanging.has(name)) await new Promise<void>((resolve) => waiting.push(resolve));
    const refused = refusals.get(name);
    if (refused !== undefined) return err(refused);
    return running ? work() : err(1_722);
  };
  const withHandle = <T>(
    name: keyof WinspoolApi,
    printer: bigint,
    work: (handle: Handle) => Win<T>,
  ): Promise<Win<T>> =>
    calling(name, () => {
      const handle = handles.get(printer);
      return handle ? work(handle) : err(6);
    });

  return {
    pointerBytes,
    openHandles: () => handles.size,
    service(isRunning) {
      running = isRunning;
    },
    chunk(bytes) {
      chunk = bytes;
    },
    hang: (name) => void hanging.add(name),
    release() {
      hanging.clear();
      for (const go of waiting.splice(0)) go();
    },
    refuse: (name, code) => void refusals.set(name, code),
    keepsDeleting(keeps) {
      keepsDeleting = keeps;
    },

    openPrinter: (name) =>
      calling('openPrinter', () => {
        if (name !== queueName) return err(1_801);
        lastHandle += 1n;
        handles.set(lastHandle, {});
        return ok(lastHandle);
      }),
    // Works without the service, as it does on Windows.
    async closePrinter(printer) {
      return handles.delete(printer) ? ok() : err(6);
    },
    getPrinter: (printer) =>
      withHandle('getPrinter', printer, () => {
        const status = (queue.isStopped() ? 0x1 : 0) | (queue.isEmptyOfPaper() ? 0x10 : 0);
        const names = [null, queueName, null, 'USB001', 'Generic / Text Only', null, null];
        const rest = [null, null, 'winprint', 'RAW', null, null];
        return ok(
          winBlock(
            [[...[...names, ...rest].map(text), ...[0x40, 1, 0, 0, 0, status, 0, 0].map(dword)]],
            pointerBytes,
          ),
        );
      }),
    startDocPrinter: (printer, name, datatype) =>
      withHandle('startDocPrinter', printer, (handle) => {
        if (datatype !== 'RAW') return err(1_804);
        const job = 1_000 + Number(printer);
        handle.document = { name, chunks: [], job };
        spooling.set(job, name);
        return ok(job);
      }),
    startPagePrinter: (printer) =>
      withHandle('startPagePrinter', printer, ({ document }) => (document ? ok() : err(3_003))),
    writePrinter: (printer, bytes) =>
      withHandle('writePrinter', printer, ({ document }) => {
        if (!document) return err(3_003);
        if (!spooling.has(document.job)) return err(63);
        const taken = bytes.slice(0, chunk);
        document.chunks.push(taken);
        return ok(taken.length);
      }),
    endPagePrinter: (printer) =>
      withHandle('endPagePrinter', printer, ({ document }) => (document ? ok() : err(3_003))),
    endDocPrinter: (printer) =>
      withHandle('endDocPrinter', printer, (handle) => {
        const { document } = handle;
        if (!document) return err(3_003);
        delete handle.document;
        if (!spooling.delete(document.job)) return err(63);
        queue.add(document.name, Buffer.concat(document.chunks), document.job);
        return ok();
      }),
    getJob: (printer, id) =>
      withHandle('getJob', printer, () => {
        const name = spooling.get(id) ?? jobOf(id)?.name;
        return name === undefined ? err(87) : ok(winBlock([jobInfo1(id, name)], pointerBytes));
      }),
    setJob: (printer, id, command) =>
      withHandle('setJob', printer, () => {
        if (statusOf(id) === undefined) return err(87);
        const job = jobOf(id);
        if (job && command === 1) job.held = true;
        if (command !== 5) return ok();
        deleting.add(id);
        spooling.delete(id);
        if (!keepsDeleting) queue.delete(id);
        return ok();
      }),
    enumJobs: (printer) =>
      withHandle('enumJobs', printer, () => {
        const queued = queue.jobs().filter(({ id }) => jobOf(id));
        const live = [...queued.map(({ id, name }) => [id, name] as const), ...spooling];
        const structures = live.map(([id, name]) => jobInfo1(id, name));
        return ok({ ...winBlock(structures, pointerBytes), count: live.length });
      }),
    enumPrinters: () =>
      calling('enumPrinters', () => {
        const structures = [queueName, '\\\\server\\office'].map((name) => [
          text(name),
          text(null),
          dword(0x40),
        ]);
        return ok({ ...winBlock(structures, pointerBytes), count: structures.length });
      }),
  };
}
