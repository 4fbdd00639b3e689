import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PrinterHealth } from '../../../domain/visit/status.ts';
import type { Bitmap, LabelPrinter } from '../../../main/devices/label-printer/port.ts';
import { createSpooledPrinter } from '../../../main/devices/label-printer/spooled-driver.ts';
import { tsplLanguage } from '../../../main/devices/label-printer/tspl/language.ts';
import { createCupsSpooler, listCupsQueues } from '../../../main/devices/transport/spooler/cups.ts';
import type { JobReport, Spooler } from '../../../main/devices/transport/spooler/port.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { openByteSink } from '../../support/byte-sink.ts';
import type { ByteSink } from '../../support/byte-sink.ts';
import { cupsMissing, startCups } from '../../support/cups-server.ts';
import type { CupsServerRig } from '../../support/cups-server.ts';

if (cupsMissing) process.stdout.write(`real CUPS: skipped, ${cupsMissing}\n`);

const media = { widthMm: 60, heightMm: 40, gapMm: 2, dpi: 203 };
const language = tsplLanguage();
const jobName = 'yingbin kiosk-1';

const picture = (seed: number): Bitmap => ({
  widthDots: 480,
  heightDots: 320,
  bytes: Uint8Array.from({ length: 19_200 }, (_, i) => ((i * seed) % 97) & 0x55),
});
const labelBytes = (seed: number): Buffer => {
  const encoded = language.encode(picture(seed), media);
  if (!encoded.ok) throw new Error(encoded.error.detail);
  return Buffer.concat([encoded.value.picture, encoded.value.fire]);
};

describe.skipIf(cupsMissing !== undefined)('a real CUPS with a raw queue', () => {
  let cups: CupsServerRig;
  let sink: ByteSink;
  let spooler: Spooler;
  let printer: LabelPrinter | undefined;
  let queues = 0;
  let queue: string;

  beforeAll(async () => {
    cups = await startCups();
  });
  afterAll(() => cups.remove());
  beforeEach(async () => {
    sink = await openByteSink();
    queues += 1;
    queue = `badge-${queues}`;
    cups.addQueue(queue, `socket://127.0.0.1:${sink.port}`);
    spooler = createCupsSpooler({ host: '127.0.0.1', port: cups.port, queue, timers: realTimers });
  });
  afterEach(async () => {
    await printer?.stop();
    printer = undefined;
    await sink.down();
  });

  const start = (
    jobLifeMs: number,
  ): { readonly printer: LabelPrinter; until(h: PrinterHealth): Promise<void> } => {
    const made = createSpooledPrinter({
      ...{ spooler, language, media, timers: realTimers, jobName, jobLifeMs },
      timings: { pollMs: 20, watchMs: 100, troubleWatchMs: 100 },
      countsAsPrinted: 'never',
    });
    let health: PrinterHealth = 'connecting';
    let changed = (): void => {};
    made.onState((state) => {
      health = state.health;
      changed();
    });
    made.start();
    printer = made;
    return {
      printer: made,
      until: (wanted) =>
        new Promise((resolve) => {
          changed = () => {
            if (health === wanted) resolve();
          };
          changed();
        }),
    };
  };
  /** The document without the flush in front that frees a printer of half a job. */
  const bare = (document: Buffer | undefined): Buffer => {
    const flush = language.flush(media);
    return document?.indexOf(flush) === 0 ? document.subarray(flush.length) : (document ?? Buffer.alloc(0));
  };
  const stateOf = async (id: number): Promise<JobReport> => {
    const report = await spooler.jobState(id);
    if (!report.ok) throw new Error(report.error.detail);
    return report.value;
  };
  const submit = async (lifeSeconds: number): Promise<number> => {
    const submitted = await spooler.submit({ bytes: labelBytes(5), name: jobName, lifeSeconds });
    if (!submitted.ok) throw new Error(submitted.error.detail);
    return submitted.value;
  };
  const untilJob = async (id: number, state: JobReport['state']): Promise<JobReport> => {
    for (;;) {
      const report = await stateOf(id);
      if (report.state === state) return report;
    }
  };

  test('labels arrive byte for byte, once each', async () => {
    const { printer: real, until } = start(20_000);
    await until('ready');
    expect(await real.print(picture(3))).toEqual({
      outcome: 'sent-unconfirmed',
      detail: 'the queue handed the label over',
    });
    expect(await real.print(picture(4))).toMatchObject({ outcome: 'sent-unconfirmed' });
    await sink.until(2);
    expect(sink.documents().map((document) => bare(document))).toEqual([labelBytes(3), labelBytes(4)]);
    expect(cups.run('lpstat', '-o', queue)).toBe('');
  });

  // CUPS keeps the documents of a day, each with somebody's name and face.
  test('nothing of a label stays on the disk of the spooler', async () => {
    const { printer: real } = start(1_000);
    const before = await cups.keptDocuments();
    await real.print(picture(3));
    await sink.down();
    await real.print(picture(4));
    expect(await cups.keptDocuments()).toEqual(before);
  });

  test('a queue set up for two copies prints one', async () => {
    cups.addQueue(queue, `socket://127.0.0.1:${sink.port}`, '-o', 'copies-default=2');
    const { printer: real } = start(20_000);
    await real.print(picture(3));
    await real.print(picture(4));
    await sink.until(2);
    expect(sink.documents().map((document) => bare(document))).toEqual([labelBytes(3), labelBytes(4)]);
  });

  test('a stopped queue gets nothing, and is well again when it is started', async () => {
    cups.run('cupsdisable', queue);
    const { printer: real, until } = start(20_000);
    expect(await real.print(picture(3))).toMatchObject({ outcome: 'failed', problem: 'paused' });
    await until('paused');
    cups.run('cupsenable', queue);
    await until('ready');
    await real.print(picture(4));
    await sink.until(1);
    expect(sink.documents().map((document) => bare(document))).toEqual([labelBytes(4)]);
  });

  test('a queue that rejects jobs gets nothing', async () => {
    cups.run('cupsreject', queue);
    const { printer: real } = start(20_000);
    expect(await real.print(picture(3))).toMatchObject({ outcome: 'failed', problem: 'paused' });
    expect(await spooler.submit({ bytes: labelBytes(3), name: jobName, lifeSeconds: 20 })).toMatchObject({
      ok: false,
      error: { kind: 'refused', mayExist: false },
    });
  });

  // CUPS itself would try for ever, and print the badge of somebody who has gone home.
  test('a printer that is away: the job is taken back at the end of its life, and never arrives', async () => {
    await sink.down();
    const { printer: real } = start(1_500);
    expect(await real.print(picture(3))).toMatchObject({ outcome: 'sent-unconfirmed' });
    expect(await spooler.unfinished(jobName)).toEqual({ ok: true, value: [] });
    await sink.up();
    await real.print(picture(4));
    await sink.until(1);
    expect(sink.documents().map((document) => bare(document))).toEqual([labelBytes(4)]);
  });

  test('a job that never began is known not to have printed', async () => {
    cups.run('cupsdisable', queue);
    const id = await submit(60);
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', begun: false });
    expect(await spooler.withdraw(id)).toMatchObject({
      ok: true,
      value: { state: 'cancelled', begun: false },
    });
    cups.run('cupsenable', queue);
    const next = await submit(60);
    expect(await untilJob(next, 'completed')).toMatchObject({ begun: true });
    expect(await spooler.withdraw(next)).toMatchObject({ ok: true, value: { state: 'completed' } });
    expect(sink.documents()).toEqual([labelBytes(5)]);
  });

  test('when the kiosk dies, CUPS takes the job back by itself', async () => {
    await sink.down();
    const id = await submit(2);
    await untilJob(id, 'processing');
    expect(await untilJob(id, 'cancelled')).toMatchObject({ begun: true });
  });

  test('a CUPS that is killed keeps its jobs; the kiosk that died with it takes its own back', async () => {
    cups.run('cupsdisable', queue);
    const id = await submit(60);
    cups.run('lp', '-d', queue, '-t', 'somebody else', '-o', 'raw', import.meta.filename);
    await cups.kill();
    expect(await spooler.look()).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    await cups.restart();
    const { until } = start(20_000);
    await until('paused');
    // The queue's state and the job that is taken back come with two answers of a CUPS that has just started.
    await expect.poll(() => stateOf(id), { timeout: 10_000 }).toMatchObject({ state: 'gone' });
    expect(cups.run('lpstat', '-o', queue).trim().split('\n')).toEqual([expect.stringContaining(queue)]);
  });

  test('queues are listed; a queue that is not there is named so', async () => {
    const listed = await listCupsQueues({ host: '127.0.0.1', port: cups.port, timers: realTimers });
    expect(listed.ok && listed.value.map((each) => each.queue)).toContain(queue);
    const other = createCupsSpooler({
      ...{ host: '127.0.0.1', port: cups.port, timers: realTimers },
      queue: 'no such/queue?',
    });
    expect(await other.look()).toMatchObject({ ok: false, error: { kind: 'no-such-queue' } });
  });
});
