import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createTsplSimulator } from '../../main/devices/label-printer/tspl/simulator.ts';
import type { PrinterSimulator } from '../../main/devices/label-printer/simulator/simulator.ts';
import type { TsplSimulatorOptions } from '../../main/devices/label-printer/tspl/simulator.ts';
import { lines, picture } from '../unit/main/devices/label-printer/tspl/wire.ts';

// A bare socket instead of the driver: this is the printer as any program on the network sees it.

const job = Buffer.concat([
  lines('SIZE 16 dot,2 dot', 'CLS'),
  picture('0,0,2,2,0', [0x00, 0xff, 0xff, 0x00]),
  lines('PRINT 1,1'),
]);
const jobDots = Uint8Array.of(0xff, 0x00, 0x00, 0xff);
const query = Buffer.from('\x1b!?');

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function plugged(options: Partial<TsplSimulatorOptions> = {}): Promise<PrinterSimulator> {
  const simulator = createTsplSimulator({ dpi: 203, headWidthMm: 104, printMs: 5, ...options });
  cleanUp.push(() => simulator.unplug());
  await simulator.plug();
  return simulator;
}

async function client(simulator: PrinterSimulator): Promise<Socket> {
  const socket = connect(simulator.port(), '127.0.0.1');
  cleanUp.push(() => socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

async function ask(socket: Socket, bytes: Uint8Array = query): Promise<number[]> {
  const answer = once(socket, 'data');
  socket.write(bytes);
  const [data] = (await answer) as [Buffer];
  return [...data];
}

/** Resolves when the connection is gone, also by a reset. */
const closed = (socket: Socket): Promise<unknown> => new Promise((resolve) => socket.once('close', resolve));

const nextLabel = (simulator: PrinterSimulator): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const remove = simulator.onLabel((label) => {
      remove();
      resolve(label.bitmap.bytes);
    });
  });

test('a job is printed and the status says so while it lasts', async () => {
  const simulator = await plugged({ printMs: 200 });
  const socket = await client(simulator);
  expect(await ask(socket)).toEqual([0x00]);
  const label = nextLabel(simulator);
  expect(await ask(socket, Buffer.concat([job, query]))).toEqual([0x20]);
  expect(await label).toEqual(jobDots);
  expect(await ask(socket)).toEqual([0x00]);
  expect(simulator.labels().map(({ id }) => id)).toEqual([1]);
});

test('each thing a hand does is seen in the status', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  const seen = async (act: () => void): Promise<number> => {
    act();
    return (await ask(socket))[0] ?? -1;
  };
  expect(await seen(simulator.openCover)).toBe(0x01);
  expect(await seen(simulator.jam)).toBe(0x03);
  expect(await seen(simulator.removeLabels)).toBe(0x07);
  expect(await seen(simulator.removeRibbon)).toBe(0x0f);
  expect(await seen(simulator.pause)).toBe(0x1f);
  expect(await seen(simulator.closeCover)).toBe(0x1e);
  expect(await seen(simulator.clearJam)).toBe(0x1c);
  expect(await seen(() => simulator.loadLabels(3))).toBe(0x18);
  expect(await seen(simulator.loadRibbon)).toBe(0x10);
  expect(await seen(simulator.resume)).toBe(0x00);
  expect(simulator.state().labelsLeft).toBe(3);
});

test('one client is served, the second waits for its turn', async () => {
  const simulator = await plugged();
  const first = await client(simulator);
  const second = await client(simulator);
  const answered: string[] = [];
  first.once('data', () => answered.push('first'));
  second.once('data', () => answered.push('second'));
  const turn = ask(second);
  await ask(first);
  expect(answered).toEqual(['first']);
  first.end();
  expect(await turn).toEqual([0x00]);
});

test('a unit that turns a second client away does so', async () => {
  const simulator = await plugged({ secondClient: 'refused' });
  await ask(await client(simulator));
  await expect(client(simulator).then(ask)).rejects.toThrow(/ECONNRESET/);
});

test('the link breaks at the asked byte; queries before it do not count', async () => {
  const simulator = await plugged();
  for (const [bytes, labels] of [
    [1, 0],
    [40, 0],
    [job.length - 3, 0],
    [job.length, 1],
  ] as const) {
    const before = simulator.labels().length;
    const socket = await client(simulator);
    simulator.cutAfter(bytes);
    await ask(socket);
    const printed = labels > 0 ? nextLabel(simulator) : undefined;
    socket.write(Buffer.concat([job, job]));
    await closed(socket);
    await printed;
    expect(simulator.labels().length - before).toBe(labels);
  }
  const label = nextLabel(simulator);
  (await client(simulator)).write(job);
  expect(await label).toEqual(jobDots);
});

test('a firmware that keeps half a command lets it swallow the next job', async () => {
  const simulator = await plugged({ firmware: { keepsHalfCommand: true } });
  const first = await client(simulator);
  simulator.cutAfter(job.indexOf('BITMAP') + 18);
  first.write(job);
  await closed(first);
  const second = await client(simulator);
  await ask(second, Buffer.concat([job, query]));
  expect(simulator.state().unknownCommands).toBeGreaterThan(0);
});

test('a muted printer prints and says nothing', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  simulator.mute(true);
  const label = nextLabel(simulator);
  socket.write(Buffer.concat([query, job, query]));
  expect(await label).toEqual(jobDots);
  simulator.mute(false);
  expect(await ask(socket)).toHaveLength(1);
});

test('a clone without the long status answers only the short one', async () => {
  const simulator = await plugged({ firmware: { longStatus: false } });
  const socket = await client(simulator);
  expect(await ask(socket, Buffer.from('\x1b!S\x1b!?'))).toEqual([0x00]);
});

test('unplugged, nobody is let in; plugged again, the port is the same and the half job is gone', async () => {
  const simulator = await plugged({ firmware: { keepsHalfCommand: true } });
  const socket = await client(simulator);
  const port = simulator.port();
  await ask(socket, Buffer.concat([query, job.subarray(0, job.indexOf('BITMAP') + 18)]));
  await Promise.all([closed(socket), simulator.unplug()]);
  await expect(client(simulator)).rejects.toThrow(/ECONNREFUSED/);
  await simulator.plug();
  expect(simulator.port()).toBe(port);
  const label = nextLabel(simulator);
  (await client(simulator)).write(job);
  expect(await label).toEqual(jobDots);
});

test('refusing turns new clients away and keeps the present one', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  await ask(socket);
  await simulator.refuse(true);
  await expect(client(simulator)).rejects.toThrow(/ECONNREFUSED/);
  expect(await ask(socket)).toEqual([0x00]);
  await simulator.refuse(false);
  await client(simulator);
});

test('a slow printer takes its time with the bytes and loses none', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  simulator.slow(2_000);
  const startMs = performance.now();
  const label = nextLabel(simulator);
  socket.end(job);
  expect(await label).toEqual(jobDots);
  expect(performance.now() - startMs).toBeGreaterThan((job.length * 1_000) / 2_000 - 5);
});
