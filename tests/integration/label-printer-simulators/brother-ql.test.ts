import { expect, test } from 'vitest';
import { createBrotherSimulator } from '../../../main/devices/label-printer/brother-ql/simulator.ts';
import type { BrotherSimulatorOptions } from '../../../main/devices/label-printer/brother-ql/simulator.ts';
import {
  lastPage,
  nextPage,
  pageInfo,
  row,
  start,
  statusQuestion,
} from '../../unit/main/devices/label-printer/decoders/brother-wire.ts';
import { drawing } from '../../unit/main/devices/label-printer/tspl/wire.ts';
import { client, nextLabels, plugIn } from './bench.ts';
import type { Client } from './bench.ts';

/** Black at both ends of the 696 printable dots of a 62 mm roll. */
const edges = row(
  Array.from({ length: 90 }, (_, at) => (at === 1 ? 0b0000_1000 : at === 88 ? 0b0001_0000 : 0)),
);
const edgesDrawn = `#${'.'.repeat(694)}#`;
const job = [...start, ...pageInfo(1), ...edges, ...lastPage];

const plugged = (options: Partial<BrotherSimulatorOptions> = {}) =>
  plugIn(createBrotherSimulator({ printMs: 5, ...options }));

/** What a status block says, byte 18 first: type, phase, notification, and the two error bytes. */
interface Told {
  readonly type: number;
  readonly phase: number;
  readonly notification: number;
  readonly errors: readonly number[];
}

async function hearBlocks(socket: Client, count: number): Promise<readonly Told[]> {
  const bytes = await socket.hear(count * 32);
  return Array.from({ length: count }, (_, i) => {
    const block = bytes.slice(i * 32, i * 32 + 32);
    expect(block.slice(0, 4)).toEqual([0x80, 0x20, 0x42, 0x34]);
    const [type = -1, phase = -1, , , notification = -1] = block.slice(18);
    return { type, phase, notification, errors: block.slice(8, 10) };
  });
}

async function askStatus(socket: Client): Promise<number[]> {
  socket.say(statusQuestion);
  return socket.hear(32);
}

const none = [0, 0];

test('a good job over USB: it prints, it is completed, it receives again', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  socket.say(job);
  expect(await hearBlocks(socket, 3)).toEqual([
    { type: 6, phase: 1, notification: 0, errors: none },
    { type: 1, phase: 0, notification: 0, errors: none },
    { type: 6, phase: 0, notification: 0, errors: none },
  ]);
  expect(simulator.labels().map(({ bitmap }) => drawing(bitmap))).toEqual([[edgesDrawn]]);
  expect(simulator.state().unknownCommands).toBe(0);
});

test('the status names the model and the roll', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  const dieCut = await askStatus(socket);
  expect([dieCut[4], dieCut[10], dieCut[11], dieCut[17]]).toEqual([0x41, 62, 0x0b, 29]);
  simulator.loadLabels(10, { widthMm: 54, lengthMm: 0 });
  const continuous = await askStatus(socket);
  expect([continuous[10], continuous[11], continuous[17]]).toEqual([54, 0x0a, 0]);
  simulator.removeLabels();
  await hearBlocks(socket, 1);
  const empty = await askStatus(socket);
  expect([empty[8], empty[10], empty[11], empty[17]]).toEqual([0x01, 0, 0, 0]);
});

test('newer firmware names the kind of roll by other numbers, and every model has its own', async () => {
  const newer = await client(await plugged({ model: 'ql-800', firmware: { newMediaCodes: true } }));
  const block = await askStatus(newer);
  expect([block[4], block[11]]).toEqual([0x38, 0x4b]);
});

test('each fault is told at once, and again when asked', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  await askStatus(socket);
  for (const [act, undo, errors] of [
    [simulator.openCover, simulator.closeCover, [0x00, 0x10]],
    [simulator.jamCutter, simulator.clearCutter, [0x04, 0x00]],
    [simulator.jam, simulator.clearJam, [0x00, 0x40]],
    [simulator.removeLabels, () => simulator.loadLabels(), [0x01, 0x00]],
  ] as const) {
    act();
    expect(await hearBlocks(socket, 1)).toEqual([{ type: 2, phase: 0, notification: 0, errors }]);
    expect((await askStatus(socket)).slice(8, 10)).toEqual(errors);
    undo();
    expect((await askStatus(socket)).slice(8, 10)).toEqual(none);
  }
});

test('heat is a notification and no error', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  await askStatus(socket);
  simulator.overHeat();
  simulator.coolDown();
  expect(await hearBlocks(socket, 2)).toMatchObject([
    { type: 5, notification: 3, errors: none },
    { type: 5, notification: 4, errors: none },
  ]);
});

test('a page made for another roll is refused until somebody opens the cover', async () => {
  const simulator = await plugged();
  simulator.loadLabels(10, { widthMm: 29, lengthMm: 90 });
  const socket = await client(simulator);
  socket.say(job);
  expect(await hearBlocks(socket, 1)).toMatchObject([{ type: 2, errors: [0x00, 0x01] }]);
  expect((await askStatus(socket)).slice(8, 10)).toEqual([0x00, 0x01]);
  simulator.openCover();
  simulator.closeCover();
  expect((await hearBlocks(socket, 1))[0]?.errors).toEqual([0x00, 0x10]);
  simulator.loadLabels(10, { widthMm: 62, lengthMm: 29 });
  const label = nextLabels(simulator);
  socket.say(job);
  await label;
  expect(simulator.labels()).toHaveLength(1);
});

test('initialisation ends the refusal as well', async () => {
  const simulator = await plugged();
  simulator.loadLabels(10, { widthMm: 29, lengthMm: 90 });
  const socket = await client(simulator);
  socket.say(job);
  await hearBlocks(socket, 1);
  socket.say(start);
  expect((await askStatus(socket)).slice(8, 10)).toEqual(none);
});

test.each([
  [false, 0],
  [true, 1],
])(
  'a page sent to an open printer is an error, and comes out later if the firmware repeats: %s',
  async (repeatsAfterFault, labels) => {
    const simulator = await plugged({ firmware: { repeatsAfterFault } });
    const socket = await client(simulator);
    simulator.openCover();
    socket.say(start);
    await hearBlocks(socket, 1);
    socket.say(job);
    expect(await hearBlocks(socket, 1)).toMatchObject([{ type: 2, errors: [0x00, 0x10] }]);
    simulator.closeCover();
    if (labels > 0) await hearBlocks(socket, 3);
    await askStatus(socket);
    expect([simulator.labels().length, simulator.state().printing]).toEqual([labels, false]);
  },
);

test('a page that checks nothing is printed on whatever lies there', async () => {
  const simulator = await plugged();
  simulator.loadLabels(10, { widthMm: 29, lengthMm: 90 });
  const socket = await client(simulator);
  const label = nextLabels(simulator);
  socket.say(start, pageInfo(1, 0x80), row(Array<number>(90).fill(0xff)), lastPage);
  const [printed] = await label;
  expect([printed?.widthDots, printed && drawing(printed)[0]]).toEqual([306, '#'.repeat(306)]);
});

test('a label spoilt on its way out is told as an error and does not come later', async () => {
  const simulator = await plugged({ printMs: 60 });
  const socket = await client(simulator);
  socket.say(job);
  expect(await hearBlocks(socket, 1)).toMatchObject([{ type: 6, phase: 1 }]);
  simulator.openCover();
  simulator.closeCover();
  expect(await hearBlocks(socket, 1)).toMatchObject([{ type: 2, errors: [0x00, 0x10] }]);
  socket.say(job);
  expect(await hearBlocks(socket, 3)).toMatchObject([{ type: 6 }, { type: 1 }, { type: 6 }]);
  expect(simulator.labels()).toHaveLength(1);
});

test('the roll ends in the middle of the pages: one is completed, the next is an error', async () => {
  const simulator = await plugged({ labels: 1 });
  const socket = await client(simulator);
  socket.say(start, pageInfo(1), edges, nextPage, pageInfo(1), edges, lastPage);
  expect(await hearBlocks(socket, 3)).toMatchObject([
    { type: 6, phase: 1 },
    { type: 1 },
    { type: 2, errors: [0x01, 0x00] },
  ]);
  expect(simulator.labels()).toHaveLength(1);
});

test('told to be quiet, it prints without a word and still answers', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  const label = nextLabels(simulator);
  socket.say(start, [0x1b, 0x69, 0x21, 0x01], pageInfo(1), edges, lastPage);
  await label;
  simulator.openCover();
  expect((await askStatus(socket)).slice(8, 10)).toEqual([0x00, 0x10]);
  expect(socket.unheard()).toEqual([]);
});
