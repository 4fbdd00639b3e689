import { afterEach, describe, expect, test } from 'vitest';
import type { ByteStream } from '../../../main/devices/transport/byte-stream.ts';
import { createSerialTransport } from '../../../main/devices/transport/serial.ts';
import { createTsplSimulator } from '../../../main/devices/label-printer/tspl/simulator.ts';
import type { PrinterSimulator } from '../../../main/devices/label-printer/simulator/simulator.ts';
import { createMemoryCable } from '../../support/memory-link.ts';
import { createPtyPair, hasSocat } from '../../support/pty-pair.ts';
import { lines, picture } from '../../unit/main/devices/label-printer/tspl/wire.ts';
import { nextLabels, plugIn } from './bench.ts';

const question = Buffer.from('\x1b!?');
const job = Buffer.concat([
  lines('SIZE 16 dot,1 dot', 'CLS'),
  picture('0,0,2,1,0', [0x0f, 0xf0]),
  lines('PRINT 1,1'),
]);

const plugged = (): Promise<PrinterSimulator> =>
  plugIn(createTsplSimulator({ dpi: 203, headWidthMm: 104, printMs: 5 }));

/** The next bytes that come out of the near end. */
const answerOn = (near: ByteStream): Promise<number[]> =>
  new Promise((resolve) => {
    const remove = near.onData((bytes) => {
      remove();
      resolve([...bytes]);
    });
  });

async function opened(cable: ReturnType<typeof createMemoryCable>): Promise<ByteStream> {
  const near = await cable.transport.open();
  if (!near.ok) throw new Error(near.error.detail);
  return near.value;
}

test('a cable takes jobs and carries the answers', async () => {
  const simulator = await plugged();
  const near = await opened(createMemoryCable(simulator.attach));
  const answer = answerOn(near);
  await near.write(question);
  expect(await answer).toEqual([0x00]);
  const label = nextLabels(simulator);
  await near.write(job);
  expect((await label).map(({ bytes }) => [...bytes])).toEqual([[0xf0, 0x0f]]);
});

test('without power the printer hears and says nothing', async () => {
  const simulator = await plugged();
  const near = await opened(createMemoryCable(simulator.attach));
  await simulator.unplug();
  const answer = answerOn(near);
  await near.write(Buffer.concat([job, question]));
  await simulator.plug();
  simulator.openCover();
  await near.write(question);
  expect(await answer).toEqual([0x01]);
  expect(simulator.state().jobBytes).toBe(0);
});

test('the link breaks at the asked byte, and a new cable finds the printer ready', async () => {
  const simulator = await plugged();
  const cable = createMemoryCable(simulator.attach);
  const near = await opened(cable);
  const lost = new Promise((resolve) => near.onLost(resolve));
  simulator.cutAfter(job.length - 1);
  await near.write(job);
  expect(await lost).toMatchObject({ kind: 'lost' });
  expect(simulator.labels()).toHaveLength(0);
  const again = await opened(cable);
  const label = nextLabels(simulator);
  await again.write(job);
  await label;
});

test('a cable pulled inside a picture leaves no half picture behind', async () => {
  const simulator = await plugged();
  const cable = createMemoryCable(simulator.attach);
  const near = await opened(cable);
  await near.write(job.subarray(0, job.indexOf('BITMAP') + 17));
  cable.unplug();
  cable.plug();
  const again = await opened(cable);
  const label = nextLabels(simulator);
  await again.write(job);
  await label;
  expect(simulator.state().unknownCommands).toBe(0);
});

test('with a new cable in, the old one is heard no more and gets no answer', async () => {
  const simulator = await plugged();
  const old = await opened(createMemoryCable(simulator.attach));
  const oldHeard: unknown[] = [];
  old.onData((bytes) => oldHeard.push(bytes));
  const fresh = await opened(createMemoryCable(simulator.attach));
  await old.write(job);
  const answer = answerOn(fresh);
  await fresh.write(question);
  expect(await answer).toEqual([0x00]);
  expect([oldHeard, simulator.state().jobBytes]).toEqual([[], 0]);
});

test('what nobody fetches is not stored up', async () => {
  const simulator = await plugged();
  let listener = (_bytes: Uint8Array): void => undefined;
  let sentBytes = 0;
  simulator.attach({
    write(bytes) {
      sentBytes += bytes.length;
      return new Promise(() => undefined);
    },
    onData(listens) {
      listener = listens;
      return () => undefined;
    },
    onLost: () => () => undefined,
    close: () => Promise.resolve(),
  });
  simulator.lie({ type: 'garbage', bytes: new Uint8Array(100_000) });
  for (let i = 0; i < 100; i += 1) listener(question);
  expect(sentBytes).toBe(1_100_000);
});

describe.skipIf(!hasSocat)('over a pseudo-terminal (skipped without socat)', () => {
  const cleanUp: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  });

  const open = async (path: string): Promise<ByteStream> => {
    const port = await createSerialTransport({ path, baudRate: 115_200 }).open();
    if (!port.ok) throw new Error(port.error.detail);
    cleanUp.push(() => port.value.close());
    return port.value;
  };

  test('a serial printer answers and prints', async () => {
    const pair = await createPtyPair();
    cleanUp.push(() => pair.remove());
    const simulator = await plugged();
    simulator.attach(await open(pair.b));
    const near = await open(pair.a);
    const answer = answerOn(near);
    await near.write(question);
    expect(await answer).toEqual([0x00]);
    const label = nextLabels(simulator);
    await near.write(job);
    expect((await label).map(({ bytes }) => [...bytes])).toEqual([[0xf0, 0x0f]]);
  });
});
