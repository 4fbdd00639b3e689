import { expect, test } from 'vitest';
import { createEscposSimulator } from '../../../main/devices/label-printer/escpos/simulator.ts';
import type { EscposSimulatorOptions } from '../../../main/devices/label-printer/escpos/simulator.ts';
import {
  band,
  cut,
  formFeed,
  initialise,
} from '../../unit/main/devices/label-printer/decoders/escpos-wire.ts';
import { drawing } from '../../unit/main/devices/label-printer/tspl/wire.ts';
import { client, nextLabels, plugIn } from './bench.ts';
import type { Client } from './bench.ts';

const job = [...initialise, ...band(2, 2, [0xff, 0x00, 0x00, 0xff]), ...cut];
const dots = ['########........', '........########'];
const paperQuestion = [0x1d, 0x72, 1] as const;

const plugged = (options: Partial<EscposSimulatorOptions> = {}) =>
  plugIn(createEscposSimulator({ dpi: 203, headWidthMm: 2, printMs: 5, ...options }));

/** The answers to `DLE EOT 1` to `4`. */
async function status(socket: Client): Promise<number[]> {
  socket.say([1, 2, 3, 4].flatMap((n) => [0x10, 0x04, n]));
  return socket.hear(4);
}

test('a job is printed, and the paper question behind it is answered when it is out', async () => {
  const simulator = await plugged({ printMs: 50 });
  const socket = await client(simulator);
  socket.say(job, paperQuestion);
  expect(simulator.labels()).toHaveLength(0);
  expect(await socket.hear(1)).toEqual([0x00]);
  expect(simulator.labels().map(({ bitmap }) => drawing(bitmap))).toEqual([dots]);
  expect(simulator.state().unknownCommands).toBe(0);
});

test('each thing a hand does is seen in the four status bytes', async () => {
  const simulator = await plugged({ lowAt: 5 });
  const socket = await client(simulator);
  const after = (...acts: (() => void)[]): Promise<number[]> => {
    for (const act of acts) act();
    return status(socket);
  };
  expect(await after()).toEqual([0x12, 0x12, 0x12, 0x12]);
  expect(await after(simulator.openCover)).toEqual([0x1a, 0x16, 0x12, 0x12]);
  expect(await after(simulator.closeCover, simulator.removeLabels)).toEqual([0x1a, 0x32, 0x12, 0x7e]);
  expect(await after(() => simulator.loadLabels(5))).toEqual([0x12, 0x12, 0x12, 0x1e]);
  expect(await after(simulator.loadLabels, simulator.jamCutter)).toEqual([0x1a, 0x52, 0x1a, 0x12]);
  expect(await after(simulator.clearCutter, simulator.overHeat)).toEqual([0x1a, 0x52, 0x52, 0x12]);
  expect(await after(simulator.coolDown, simulator.jam)).toEqual([0x1a, 0x52, 0x16, 0x12]);
  expect(await after(simulator.clearJam, simulator.pause)).toEqual([0x1a, 0x12, 0x12, 0x12]);
  expect(await after(simulator.resume)).toEqual([0x12, 0x12, 0x12, 0x12]);
});

test('in error the real-time question is answered and the one in order waits', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  simulator.removeLabels();
  socket.say(job, paperQuestion);
  expect(await status(socket)).toEqual([0x1a, 0x32, 0x12, 0x72]);
  expect(socket.unheard()).toEqual([]);
  simulator.loadLabels();
  expect(await socket.hear(1)).toEqual([0x00]);
  expect(simulator.labels()).toHaveLength(1);
});

test('the paper question has bits of its own', async () => {
  const simulator = await plugged({ lowAt: 5, labels: 5 });
  const socket = await client(simulator);
  socket.say(paperQuestion);
  expect(await socket.hear(1)).toEqual([0x03]);
});

test('what one client asked in order is not told to the next', async () => {
  const simulator = await plugged({ printMs: 50 });
  const first = await client(simulator);
  const label = nextLabels(simulator);
  first.say(job, paperQuestion);
  await status(first);
  first.socket.end();
  const second = await client(simulator);
  await status(second);
  await label;
  await status(second);
  expect(second.unheard()).toEqual([]);
});

// Nothing but the clearing recovery takes such a label back: the visitor is long gone when the roll is changed.
test.each([
  [true, 1],
  [false, 0],
])(
  'a label that met an empty roll comes out with the new one if the firmware is like that: %s',
  async (resumesAfterFault, labels) => {
    const simulator = await plugged({ labels: 0, firmware: { resumesAfterFault } });
    simulator.loadLabels(1);
    const socket = await client(simulator);
    socket.say(job, job);
    await nextLabels(simulator);
    simulator.loadLabels();
    socket.say(paperQuestion);
    await socket.hear(1);
    expect(simulator.labels()).toHaveLength(1 + labels);
  },
);

test('the clearing recovery forgets what waits, the other one does not', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  simulator.openCover();
  socket.say(job, [0x10, 0x05, 2]);
  await status(socket);
  simulator.closeCover();
  simulator.openCover();
  socket.say(job, [0x10, 0x05, 1]);
  await status(socket);
  const label = nextLabels(simulator);
  simulator.closeCover();
  await label;
  socket.say(paperQuestion);
  await socket.hear(1);
  expect(simulator.labels()).toHaveLength(1);
});

test('a form feed passes a blank label', async () => {
  const simulator = await plugged({ labels: 10 });
  const socket = await client(simulator);
  socket.say(formFeed, job.slice(0, -cut.length), formFeed, paperQuestion);
  await socket.hear(1);
  expect([simulator.state().labelsLeft, simulator.labels().length]).toEqual([8, 1]);
});

test('without a cutter a long feed ends the label', async () => {
  const simulator = await plugged({ firmware: { tearBar: true } });
  const socket = await client(simulator);
  const label = nextLabels(simulator);
  socket.say(job.slice(0, -cut.length), [0x1b, 0x4a, 80]);
  expect((await label).map(drawing)).toEqual([dots]);
});

test('half a label stays on the paper when the link breaks, and a cut moves it out of the way', async () => {
  const simulator = await plugged();
  const first = await client(simulator);
  simulator.cutAfter(job.length - cut.length - 2);
  first.say(job);
  await first.closed();
  const second = await client(simulator);
  const labels = nextLabels(simulator, 2);
  second.say(cut, job);
  expect((await labels).map(drawing)).toEqual([dots.slice(0, 1), dots]);
});

test('a firmware that keeps half a picture lets it swallow the next job', async () => {
  const simulator = await plugged({ firmware: { keepsHalfCommand: true } });
  const first = await client(simulator);
  simulator.cutAfter(job.length - cut.length - 1);
  first.say(job);
  await first.closed();
  const second = await client(simulator);
  const label = nextLabels(simulator);
  second.say(job);
  const [both] = await label;
  expect(both?.heightDots).toBe(4);
  expect(simulator.state().unknownCommands).toBeGreaterThan(0);
});

test('a firmware that obeys inside pictures sends answers nobody asked for', async () => {
  const simulator = await plugged({ firmware: { obeysInsidePicture: true }, headWidthMm: 3 });
  const socket = await client(simulator);
  socket.say(band(3, 1, [0x10, 0x04, 4]), cut);
  expect(await socket.hear(1)).toEqual([0x12]);
});
