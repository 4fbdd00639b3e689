import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWinspoolApi } from '../../../main/devices/transport/spooler/winspool-koffi.ts';
import {
  createWinspoolSpooler,
  listWinspoolQueues,
} from '../../../main/devices/transport/spooler/winspool.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';

const compiler = spawnSync('cc', ['--version']).status === 0;
const why = process.platform === 'win32' ? 'this is Windows' : compiler ? undefined : 'no C compiler here';
if (why) process.stdout.write(`winspool through koffi: skipped, ${why}\n`);

test('where there is no winspool.drv, every call fails and none throws', async () => {
  const api = createWinspoolApi({
    spooler: '/nonexistent/winspool.drv',
    system: '/nonexistent/kernel32.dll',
  });
  expect(await api.openPrinter('any')).toEqual({ ok: false, error: 126 });
  expect(await api.enumPrinters()).toEqual({ ok: false, error: 126 });
  const spooler = createWinspoolSpooler({ queue: 'any', datatype: 'RAW', api, timers: realTimers });
  expect(await spooler.look()).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
});

describe.skipIf(why !== undefined)(
  'a library with the functions of winspool.drv, called through koffi',
  () => {
    let folder: string;
    let library: string;
    const queue = '徽章 1';
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'yingbin-winspool-'));
      library = join(folder, 'winspool.so');
      const source = join(import.meta.dirname, 'fake-winspool.c');
      const built = spawnSync('cc', ['-shared', '-fPIC', '-Wall', '-Werror', '-o', library, source], {
        encoding: 'utf8',
      });
      expect(built.stderr).toBe('');
      process.env['YINGBIN_FAKE_SPOOL'] = join(folder, 'spooled');
    });
    afterAll(async () => {
      delete process.env['YINGBIN_FAKE_SPOOL'];
      await rm(folder, { recursive: true });
    });
    const api = () => createWinspoolApi({ spooler: library, system: library });
    const spoolerOf = (name: string, datatype: 'RAW' | 'XPS_PASS' = 'RAW') =>
      createWinspoolSpooler({ queue: name, datatype, api: api(), timers: realTimers });

    test('the queue says how it is', async () => {
      expect(await spoolerOf(queue).look()).toEqual({
        ok: true,
        value: {
          health: 'out-of-labels',
          warnings: [],
          words: 'printer status 0x00000010, PAPER_OUT, WORK_OFFLINE',
        },
      });
    });

    test('a job goes in whole, is found by its name, watched and taken back', async () => {
      const spooler = spoolerOf(queue);
      const bytes = Uint8Array.from({ length: 32_123 }, (_, i) => (i * 31) % 256);
      const submitted = await spooler.submit({ bytes, name: 'yingbin 迎宾', lifeSeconds: 60 });
      expect(submitted).toEqual({ ok: true, value: 7 });
      expect(Buffer.compare(await readFile(join(folder, 'spooled')), bytes)).toBe(0);
      expect(await spooler.unfinished('yingbin 迎宾')).toEqual({ ok: true, value: [7] });
      expect(await spooler.unfinished('somebody else')).toEqual({ ok: true, value: [] });
      expect(await spooler.jobState(7)).toMatchObject({
        ok: true,
        value: { state: 'processing', begun: true },
      });
      expect(await spooler.withdraw(7)).toMatchObject({
        ok: true,
        value: { state: 'cancelled', begun: true },
      });
      expect(await spooler.unfinished('yingbin 迎宾')).toEqual({ ok: true, value: [] });
    });

    test("the system's own errors come through", async () => {
      expect(await spoolerOf('other').look()).toMatchObject({ ok: false, error: { kind: 'no-such-queue' } });
      expect(
        await spoolerOf(queue, 'XPS_PASS').submit({ bytes: Uint8Array.of(1), name: 'a', lifeSeconds: 60 }),
      ).toMatchObject({ ok: false, error: { kind: 'refused', mayExist: false } });
      expect(await spoolerOf(queue).jobState(99)).toMatchObject({ ok: true, value: { state: 'gone' } });
    });

    test('the queues of the machine are listed', async () => {
      expect(await listWinspoolQueues(api(), realTimers)).toEqual({
        ok: true,
        value: [
          { queue, label: '' },
          { queue: 'PDF', label: '' },
        ],
      });
    });
  },
);
