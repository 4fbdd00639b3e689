import { expect, test } from 'vitest';
import { createZplSimulator } from '../../../main/devices/label-printer/zpl/simulator.ts';
import type { ZplSimulatorOptions } from '../../../main/devices/label-printer/zpl/simulator.ts';
import { drawing } from '../../unit/main/devices/label-printer/tspl/wire.ts';
import { client, nextLabels, plugIn } from './bench.ts';
import type { Client } from './bench.ts';

const job = '^XA^JZN^PW16^LL2^FO0,0^GFA,4,4,2,FF0000FF^FS^PQ1^XZ';
const dots = ['########........', '........########'];

const plugged = (options: Partial<ZplSimulatorOptions> = {}) =>
  plugIn(createZplSimulator({ dpi: 203, headWidthMm: 104, printMs: 5, ...options }));

async function hostStatus(socket: Client): Promise<readonly (readonly string[])[]> {
  socket.say('~HS');
  const lines = await socket.hearFrames(3);
  return lines.map((line) => line.split(','));
}

async function errorStatus(socket: Client): Promise<{ errors: string; warnings: string }> {
  socket.say('~HQES');
  const [answer = ''] = await socket.hearFrames(1);
  const group = (name: string) => new RegExp(`${name}: +\\d 00000000 ([0-9A-F]{8})\r\n`).exec(answer)?.[1];
  return { errors: group('ERRORS') ?? 'none', warnings: group('WARNINGS') ?? 'none' };
}

test('a job is printed, and the host status counts the format until it is out', async () => {
  const simulator = await plugged({ printMs: 100 });
  const socket = await client(simulator);
  const idle = await hostStatus(socket);
  expect([idle[0]?.[4], idle[1]?.[8]]).toEqual(['000', '00000000']);
  const label = nextLabels(simulator);
  socket.say(job);
  const busy = await hostStatus(socket);
  expect([busy[0]?.[4], busy[1]?.[8]]).toEqual(['001', '00000001']);
  expect((await label).map(drawing)).toEqual([dots]);
  expect((await hostStatus(socket))[0]?.[4]).toBe('000');
  expect(simulator.state().unknownCommands).toBe(0);
});

test('copies come out one by one and are counted down', async () => {
  const simulator = await plugged({ printMs: 60 });
  const socket = await client(simulator);
  const labels = nextLabels(simulator, 3);
  socket.say(job.replace('^PQ1', '^PQ3'));
  expect((await hostStatus(socket))[1]?.[8]).toBe('00000003');
  expect((await labels).map(drawing)).toEqual([dots, dots, dots]);
});

test('the host status tells what the format set, and that half a format is held', async () => {
  const simulator = await plugged();
  const socket = await client(simulator);
  socket.say('^XA^LL240^MMC^MTT^XZ');
  const [first, second] = await hostStatus(socket);
  expect([first?.[3], first?.[7]]).toEqual(['0240', '0']);
  // Thermal transfer; print mode 3 is the cutter.
  expect([second?.[4], second?.[5]]).toEqual(['1', '3']);
  socket.say('^XA^PW8');
  expect((await hostStatus(socket))[0]?.[7]).toBe('1');
});

test('the sensed length is that of the labels in the printer, whatever the format says', async () => {
  const simulator = await plugged({ mediaLengthMm: 50 });
  const socket = await client(simulator);
  expect((await hostStatus(socket))[0]?.[3]).toBe('0400');
  simulator.loadLabels(10, { widthMm: 80, lengthMm: 30 });
  socket.say('^XA^LL400^XZ');
  expect((await hostStatus(socket))[0]?.[3]).toBe('0240');
  socket.say('^XA^MNN^XZ');
  expect((await hostStatus(socket))[0]?.[3]).toBe('0400');
});

test('each thing a hand does is seen in the error status', async () => {
  const simulator = await plugged({ lowAt: 5 });
  const socket = await client(simulator);
  const seen = async (act: () => void): Promise<string> => {
    act();
    return (await errorStatus(socket)).errors;
  };
  expect(await seen(() => undefined)).toBe('00000000');
  expect(await seen(simulator.removeLabels)).toBe('00000001');
  expect(await seen(simulator.removeRibbon)).toBe('00000003');
  expect(await seen(simulator.openCover)).toBe('00000007');
  expect(await seen(simulator.jamCutter)).toBe('0000000F');
  expect(await seen(simulator.overHeat)).toBe('0000001F');
  expect(await seen(simulator.jam)).toBe('0000401F');
  expect(await seen(simulator.pause)).toBe('0001401F');
  expect((await errorStatus(socket)).warnings).toBe('00000008');
  simulator.loadLabels(6);
  expect((await errorStatus(socket)).warnings).toBe('00000000');
});

test('a printer that tells its state in error tells it in the host status', async () => {
  const simulator = await plugged({ firmware: { tellsInError: true } });
  const socket = await client(simulator);
  socket.say('^XA^MTT^XZ');
  simulator.removeLabels();
  simulator.openCover();
  simulator.removeRibbon();
  simulator.overHeat();
  simulator.pause();
  const [first, second] = await hostStatus(socket);
  expect([first?.[1], first?.[2], first?.[11]]).toEqual(['1', '1', '1']);
  expect([second?.[2], second?.[3]]).toEqual(['1', '1']);
});

test('without a ribbon in use the host status misses none', async () => {
  const simulator = await plugged({ firmware: { tellsInError: true } });
  const socket = await client(simulator);
  simulator.removeRibbon();
  expect((await hostStatus(socket))[1]?.slice(3, 5)).toEqual(['0', '0']);
});

// Zebra's own guide: in these states there is no answer at all, so silence does not mean that the printer is away.
test.each([
  ['out of labels', 'removeLabels'],
  ['out of ribbon', 'removeRibbon'],
  ['open', 'openCover'],
  ['too hot', 'overHeat'],
] as const)('%s, a Zebra answers no host status and still answers the error status', async (_state, act) => {
  const simulator = await plugged();
  const socket = await client(simulator);
  simulator[act]();
  socket.say('~HS');
  expect((await errorStatus(socket)).errors).not.toBe('00000000');
  expect(socket.unheard()).toEqual([]);
});

test('a clone without the error status answers the host status only', async () => {
  const simulator = await plugged({ firmware: { errorStatus: false } });
  const socket = await client(simulator);
  socket.say('~HQES');
  expect((await hostStatus(socket))[0]?.[1]).toBe('0');
  expect(socket.unheard()).toEqual([]);
});

test('it names itself and its dots per millimetre', async () => {
  const socket = await client(await plugged({ dpi: 300 }));
  socket.say('~HI');
  expect(await socket.hearFrames(1)).toEqual(['YINGBIN SIMULATOR,V1.0,12,8192KB']);
});

test('calibration feeds labels and burns none', async () => {
  const simulator = await plugged({ printMs: 1, labels: 10 });
  const socket = await client(simulator);
  const label = nextLabels(simulator);
  socket.say('~JC', job);
  await label;
  expect([simulator.state().labelsLeft, simulator.labels().length]).toEqual([7, 1]);
});

test('cancel lets the label in motion come out and forgets the rest', async () => {
  const simulator = await plugged({ printMs: 30 });
  const socket = await client(simulator);
  const label = nextLabels(simulator);
  socket.say(job.replace('^PQ1', '^PQ9'), job, '~JA');
  expect((await hostStatus(socket))[0]?.[4]).toBe('001');
  await label;
  expect((await hostStatus(socket))[0]?.[4]).toBe('000');
  expect(simulator.labels()).toHaveLength(1);
});

test('half a format is forgotten with the link, or kept, as the firmware has it', async () => {
  const half = job.slice(0, job.indexOf('FF0000') + 3);
  for (const [keepsHalfCommand, kept] of [
    [false, '0'],
    [true, '1'],
  ] as const) {
    const simulator = await plugged({ firmware: { keepsHalfCommand } });
    const first = await client(simulator);
    simulator.cutAfter(half.length);
    first.say(job);
    await first.closed();
    const second = await client(simulator);
    expect((await hostStatus(second))[0]?.[7]).toBe(kept);
    const label = nextLabels(simulator);
    second.say(job);
    expect((await label).map(drawing)).toEqual([dots]);
    expect(simulator.labels()).toHaveLength(1);
  }
});
