import { expect, test } from 'vitest';
import { ok } from '../../../../../domain/kernel/result.ts';
import { defaultPrinterTimings as timings } from '../../../../../main/devices/label-printer/timings.ts';
import type { ByteStream, Transport } from '../../../../../main/devices/transport/byte-stream.ts';
import {
  confirmations,
  failed,
  idle,
  printing,
  toyLanguage,
  toyPrinter,
  unconfirmed,
} from './toy-printer.ts';

// Every wait for somebody else has an end.

const language = toyLanguage(confirmations.status);
const never = new Promise<never>(() => {});
type Opened = Awaited<ReturnType<Transport['open']>>;

/** A link whose far end is the test. */
function deadStream(parts: Partial<ByteStream> = {}): ByteStream {
  return {
    write: () => Promise.resolve(ok()),
    onData: () => () => {},
    onLost: () => () => {},
    close: () => Promise.resolve(),
    ...parts,
  };
}

test('an open that never ends makes the printer absent, and is the only one on its way', async () => {
  let opens = 0;
  const transport = {
    name: 'stuck',
    open: () => {
      opens += 1;
      return never;
    },
  };
  const rig = await toyPrinter({ language, transport });
  const printed = rig.print();
  await rig.timers.advance(timings.openMs * 10);
  expect(await printed).toMatchObject(failed('absent'));
  expect(rig.states).toEqual([{ health: 'absent', detail: 'not open within 6000 ms', warnings: [] }]);
  expect(opens).toBe(1);
});

test('a link that opens after all is used', async () => {
  const late = Promise.withResolvers<Opened>();
  const rig = await toyPrinter({ language, transport: { name: 'late', open: () => late.promise } });
  await rig.timers.advance(timings.openMs * 2);
  late.resolve(await rig.cable.transport.open());
  await rig.timers.advance(timings.openMs);
  expect(rig.states.map(({ health }) => health)).toEqual(['absent', 'ready']);
});

test('a link that opens after the driver was stopped is closed', async () => {
  const late = Promise.withResolvers<Opened>();
  const rig = await toyPrinter({ language, transport: { name: 'late', open: () => late.promise } });
  const stopped = rig.printer.stop();
  await rig.timers.advance(timings.openMs);
  await stopped;
  let closed = false;
  const close = async (): Promise<void> => {
    closed = true;
  };
  late.resolve(ok(deadStream({ close })));
  await rig.timers.advance(0);
  expect(closed).toBe(true);
});

test('an open that fails in a way nobody foresaw makes the printer absent', async () => {
  const open = () => Promise.reject(new Error('library broke'));
  const rig = await toyPrinter({ language, transport: { name: 'broken', open } });
  expect(rig.states).toEqual([{ health: 'absent', detail: 'library broke', warnings: [] }]);
});

test('a write that never calls back and one that throws cost the label, not the driver', async () => {
  for (const write of [() => never, () => Promise.reject(new Error('library broke'))]) {
    const open = () => Promise.resolve(ok(deadStream({ write })));
    const rig = await toyPrinter({ language, transport: { name: 'dead', open } });
    expect(await rig.print()).toMatchObject({ outcome: 'failed' });
  }
});

test('a close that never ends does not keep the driver from its next visit, nor from stopping', async () => {
  const rig = await toyPrinter({ language });
  const open = rig.cable.transport.open.bind(rig.cable.transport);
  Object.assign(rig.cable.transport, {
    open: async () => {
      const opened = await open();
      if (opened.ok) opened.value.close = () => never;
      return opened;
    },
  });
  const before = rig.cable.attempts;
  await rig.timers.advance(timings.watchMs * 5);
  expect(rig.cable.attempts).toBeGreaterThan(before + 2);
  const stopped = rig.printer.stop();
  await rig.timers.advance(timings.closeGraceMs * 2);
  await stopped;
  expect(rig.timers.pending()).toBe(0);
});

test('an answer without end is dropped at the length of an answer, and means nothing', async () => {
  const rig = await toyPrinter({ language });
  rig.answers['status?'] = ['mute'];
  const asked = rig.print();
  await rig.timers.advance(60);
  rig.took();
  rig.say('x'.repeat(2_000));
  await rig.timers.advance(60);
  expect(rig.took()).toContain('picture');
  expect(await asked).toMatchObject(unconfirmed);
});

test('a printer that sends more than it could have to say is cut off and called faulty', async () => {
  const rig = await toyPrinter({ language });
  rig.answers['status?'] = [idle, idle, printing];
  const printed = rig.print();
  await rig.timers.advance(120);
  rig.say('x'.repeat(3_000));
  rig.say('x'.repeat(3_000));
  expect(await printed).toMatchObject(unconfirmed);
  expect(rig.states.at(-1)).toMatchObject({ health: 'fault' });
  expect(rig.cable.isOpen).toBe(false);
});
