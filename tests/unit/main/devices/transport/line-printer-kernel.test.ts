import { spawnSync } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ByteStream } from '../../../../../main/devices/transport/byte-stream.ts';
import { openLinePrinterFile } from '../../../../../main/devices/transport/line-printer-file.ts';
import { createLinePrinterTransport } from '../../../../../main/devices/transport/line-printer-node.ts';
import { createPtyPair, hasSocat } from '../../../../support/pty-pair.ts';
import type { PtyPair } from '../../../../support/pty-pair.ts';

const isLinux = process.platform === 'linux';

const openNode = async (path: string, stallMs = 60_000): Promise<ByteStream> => {
  const opened = await createLinePrinterTransport({ path, stallMs }).open();
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
};

test('a node that is not there is named so', async () => {
  const transport = createLinePrinterTransport({ path: '/dev/usb/yingbin-no-such-printer' });
  expect(transport.name).toBe('line printer /dev/usb/yingbin-no-such-printer');
  expect(await transport.open()).toMatchObject({ ok: false, error: { kind: 'no-such-port' } });
});

test('a file that is no node is not printed into', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yingbin-lp-'));
  const path = join(folder, 'ledger.db');
  await writeFile(path, 'precious');
  expect(await createLinePrinterTransport({ path }).open()).toMatchObject({
    ok: false,
    error: { kind: 'no-such-port', detail: expect.stringContaining('no printer') },
  });
  expect(await readFile(path, 'utf8')).toBe('precious');
  await rm(folder, { recursive: true });
});

describe.skipIf(!isLinux)('over pipes whose reader stopped', () => {
  const pipes = 8;
  let folder: string;
  let readers: FileHandle[];
  const pipe = (index: number): string => join(folder, `lp${index}`);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yingbin-lp-'));
    readers = [];
    for (let index = 0; index < pipes; index += 1) {
      expect(spawnSync('mkfifo', [pipe(index)]).status).toBe(0);
      readers.push(await open(pipe(index), constants.O_RDONLY | constants.O_NONBLOCK));
    }
  });
  afterEach(async () => {
    for (const reader of readers) await reader.close();
    await rm(folder, { recursive: true });
  });
  /** A pipe's two ends share one node: opened for reading too, our end would hear itself. */
  const openPipe = (index: number, stallMs?: number): Promise<ByteStream> => {
    const openFile = async (path: string) => {
      const file = await openLinePrinterFile(path);
      return { ...file, read: () => Promise.reject(Object.assign(new Error('one way'), { code: 'EINVAL' })) };
    };
    return createLinePrinterTransport({ path: pipe(index), openFile, ...(stallMs && { stallMs }) })
      .open()
      .then((opened) => {
        if (!opened.ok) throw new Error(opened.error.detail);
        return opened.value;
      });
  };
  const tooMuch = new Uint8Array(1_000_000);

  // The process has four threads for files. Eight writes that waited in the kernel would stop the ledger for good.
  test('eight stuck printers leave the rest of the process at work', async () => {
    const streams = await Promise.all(Array.from({ length: pipes }, (_, index) => openPipe(index)));
    const stuck = streams.map((stream) => stream.write(tooMuch));
    for (let turn = 0; turn < 20; turn += 1) await readFile('/proc/self/stat');
    expect(await Promise.race([...stuck, 'still stuck'])).toBe('still stuck');
    await Promise.all(streams.map((stream) => stream.close()));
    for (const written of stuck) expect(await written).toMatchObject({ ok: false });
  });

  test('a stuck write ends by itself', async () => {
    const stream = await openPipe(0, 50);
    const lost = new Promise((resolve) => stream.onLost(resolve));
    expect(await stream.write(tooMuch)).toMatchObject({ ok: false, error: { kind: 'timeout' } });
    expect(await lost).toMatchObject({ kind: 'timeout' });
  });

  test('once read again, a stuck write goes through whole', async () => {
    const stream = await openPipe(0);
    const sent = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7) % 256);
    let done = false;
    const written = stream.write(sent).then((result) => {
      done = true;
      return result;
    });
    const got: number[] = [];
    const into = new Uint8Array(65_536);
    while (!done || got.length < sent.length) {
      const { bytesRead } = (await readers[0]?.read(into).catch(() => undefined)) ?? { bytesRead: 0 };
      got.push(...into.subarray(0, bytesRead));
    }
    expect(await written).toMatchObject({ ok: true });
    expect(Buffer.compare(Buffer.from(got), sent)).toBe(0);
    await stream.close();
  });
});

describe.skipIf(!isLinux || !hasSocat)('over a pseudo-terminal (skipped without socat)', () => {
  let cable: PtyPair;
  beforeEach(async () => {
    cable = await createPtyPair();
  });
  afterEach(() => cable.remove());

  test('every byte value passes unchanged, both ways', async () => {
    const [near, far] = [await openNode(cable.a), await openNode(cable.b)];
    const all = Uint8Array.from({ length: 256 }, (_, value) => value);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      const heard: number[] = [];
      const complete = new Promise<void>((resolve) => {
        to.onData((bytes) => {
          heard.push(...bytes);
          if (heard.length >= all.length) resolve();
        });
      });
      expect(await from.write(all)).toMatchObject({ ok: true });
      await complete;
      expect(heard).toEqual([...all]);
    }
    await Promise.all([near.close(), far.close()]);
  });

  test('a node that vanishes is a loss, and opens again when it is back', async () => {
    const near = await openNode(cable.a);
    const lost = new Promise((resolve) => near.onLost(resolve));
    await cable.cut();
    expect(await lost).toMatchObject({ kind: 'lost' });
    expect(await near.write(Uint8Array.of(1))).toMatchObject({ ok: false });
    await cable.join();
    await (await openNode(cable.a)).close();
  });

  // Asking whether the printer has the last block is a write of nothing. Were it left out above the kernel, a terminal
  // that hung up could not refuse it.
  test('a write of nothing reaches the kernel', async () => {
    const file = await openLinePrinterFile(cable.a);
    expect(await file.write(new Uint8Array(0))).toBe(0);
    await cable.cut();
    await expect(file.write(new Uint8Array(0))).rejects.toMatchObject({ code: 'EIO' });
    await file.close();
  });
});
