import { describe, expect, test } from 'vitest';
import { labelLanguages } from '../../../domain/device/config/label-printer.ts';
import type { LabelLanguageName } from '../../../domain/device/config/label-printer.ts';
import { createBrotherSimulator } from '../../../main/devices/label-printer/brother-ql/simulator.ts';
import { createEscposSimulator } from '../../../main/devices/label-printer/escpos/simulator.ts';
import type {
  PrinterSimulator,
  PrinterSimulatorOptions,
} from '../../../main/devices/label-printer/simulator/simulator.ts';
import { createTsplSimulator } from '../../../main/devices/label-printer/tspl/simulator.ts';
import { createZplSimulator } from '../../../main/devices/label-printer/zpl/simulator.ts';
import {
  lastPage,
  pageInfo,
  row,
  start,
  statusQuestion,
} from '../../unit/main/devices/label-printer/decoders/brother-wire.ts';
import { band, cut, initialise } from '../../unit/main/devices/label-printer/decoders/escpos-wire.ts';
import { lines, picture } from '../../unit/main/devices/label-printer/tspl/wire.ts';
import { client, nextLabels, plugIn } from './bench.ts';

interface Spoken {
  readonly create: (options: PrinterSimulatorOptions) => PrinterSimulator;
  readonly ask: Uint8Array;
  /** Of the answer. */
  readonly bytes: number;
  /** Prints one label. */
  readonly job: Uint8Array;
}

const spoken: Readonly<Record<LabelLanguageName, Spoken>> = {
  tspl: {
    create: createTsplSimulator,
    ask: Buffer.from('\x1b!S'),
    bytes: 8,
    job: Buffer.concat([lines('SIZE 8 dot,1 dot', 'CLS'), picture('0,0,1,1,0', [0]), lines('PRINT 1,1')]),
  },
  zpl: {
    create: createZplSimulator,
    ask: Buffer.from('~HS'),
    bytes: 82,
    job: Buffer.from('^XA^PW8^LL1^GFA,1,1,1,FF^FS^XZ'),
  },
  escpos: {
    create: createEscposSimulator,
    ask: Uint8Array.of(0x10, 0x04, 1),
    bytes: 1,
    job: Uint8Array.from([...initialise, ...band(1, 1, [0xff]), ...cut]),
  },
  'brother-ql': {
    create: createBrotherSimulator,
    ask: Uint8Array.from(statusQuestion),
    bytes: 32,
    // Told not to speak up by itself: here only questions are answered.
    job: Uint8Array.from([
      ...[...start, 0x1b, 0x69, 0x21, 0x01],
      ...[...pageInfo(1), ...row(Array<number>(90).fill(0xff)), ...lastPage],
    ]),
  },
};

describe.each(labelLanguages)('%s', (language) => {
  const { create, ask, bytes, job } = spoken[language];
  const plugged = (): Promise<PrinterSimulator> =>
    plugIn(create({ dpi: 203, headWidthMm: 62, mediaLengthMm: 29, printMs: 5 }));

  test('asked, it answers; given a job, it prints', async () => {
    const simulator = await plugged();
    const socket = await client(simulator);
    socket.say(ask);
    expect(await socket.hear(bytes)).toHaveLength(bytes);
    const label = nextLabels(simulator);
    socket.say(job);
    await label;
    expect(simulator.labels().map(({ id }) => id)).toEqual([1]);
    expect(simulator.state()).toMatchObject({ unknownCommands: 0, jobBytes: job.length, labelsLeft: 499 });
  });

  test('mute, it prints and says nothing', async () => {
    const simulator = await plugged();
    const socket = await client(simulator);
    simulator.mute(true);
    const label = nextLabels(simulator);
    socket.say(ask, job, ask);
    await label;
    simulator.mute(false);
    socket.say(ask);
    expect(await socket.hear(bytes)).toHaveLength(bytes);
    expect(socket.unheard()).toEqual([]);
  });

  test('the link breaks at the asked byte, and the job after it comes out', async () => {
    const simulator = await plugged();
    for (const cutAt of [1, Math.floor(job.length / 2), job.length - 2]) {
      const cutOff = await client(simulator);
      simulator.cutAfter(cutAt);
      cutOff.say(job);
      await cutOff.closed();
      const next = await client(simulator);
      const label = nextLabels(simulator);
      next.say(job);
      await label;
      next.socket.end();
    }
    expect(simulator.labels()).toHaveLength(3);
  });

  test('its lies are told: half an answer, garbage, too late, without end', async () => {
    const simulator = await plugged();
    const socket = await client(simulator);
    simulator.lie({ type: 'garbage', bytes: Uint8Array.of(1, 2, 3) });
    socket.say(ask);
    expect(await socket.hear(3)).toEqual([1, 2, 3]);
    if (bytes > 1) {
      simulator.lie({ type: 'half', bytes: 1 });
      socket.say(ask);
      await socket.hear(1);
    }
    const startMs = performance.now();
    simulator.lie({ type: 'late', ms: 40 });
    socket.say(ask);
    await socket.hear(bytes);
    expect(performance.now() - startMs).toBeGreaterThan(35);
    simulator.lie({ type: 'flood', chunk: new Uint8Array(1_000) });
    socket.say(ask);
    expect(await socket.hear(20_000)).toHaveLength(20_000);
  });

  test('what was held for a faulted printer is gone with the power', async () => {
    const simulator = await plugged();
    const socket = await client(simulator);
    simulator.openCover();
    socket.say(ask, job);
    while (simulator.state().jobBytes < job.length) await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([socket.closed(), simulator.unplug()]);
    simulator.closeCover();
    await simulator.plug();
    const label = nextLabels(simulator);
    (await client(simulator)).say(job);
    await label;
    expect(simulator.labels()).toHaveLength(1);
  });
});
