import { expect, test } from 'vitest';
import type { ByteStream, LinkFault } from '../../../../../main/devices/transport/byte-stream.ts';
import { createLinePrinterTransport } from '../../../../../main/devices/transport/line-printer-node.ts';
import { createFakeTimers, settle } from '../../../../support/fake-timers.ts';
import { createFakeUsblp, systemError } from '../../../../support/fake-usblp.ts';
import type { FakeUsblp } from '../../../../support/fake-usblp.ts';

// A node that is always there, so that only the fake decides.
const path = '/dev/null';
const stallMs = 5_000;
const label = Uint8Array.from({ length: 20_000 }, (_, i) => i % 251);

async function openRig(printer: FakeUsblp = createFakeUsblp()) {
  const timers = createFakeTimers();
  const transport = createLinePrinterTransport({ path, timers, stallMs, openFile: printer.open });
  const opened = await transport.open();
  if (!opened.ok) throw new Error(opened.error.detail);
  const stream: ByteStream = opened.value;
  const heard: number[] = [];
  const losses: LinkFault[] = [];
  stream.onData((bytes) => heard.push(...bytes));
  stream.onLost((fault) => losses.push(fault));
  return { printer, timers, transport, stream, heard, losses };
}

test('a label arrives whole and in order, block by block', async () => {
  const { printer, timers, stream } = await openRig();
  const first = stream.write(label);
  const second = stream.write(Uint8Array.of(1, 2, 3));
  await timers.advance(1_000);
  expect(await first).toMatchObject({ ok: true });
  expect(await second).toMatchObject({ ok: true });
  expect(printer.received()).toEqual([...label, 1, 2, 3]);
  await stream.close();
});

// usblp throws away on closing what the printer has not yet taken, so "taken by the kernel" is not good enough.
test('a write is not done before the printer has the last block', async () => {
  const { printer, timers, stream } = await openRig();
  printer.stall();
  let done = false;
  void stream.write(Uint8Array.of(1, 2, 3)).then(() => (done = true));
  await timers.advance(stallMs - 1_000);
  expect(done).toBe(false);
  printer.resume();
  await timers.advance(100);
  expect(done).toBe(true);
  expect(printer.received()).toEqual([1, 2, 3]);
  await stream.close();
});

test('closing gives the last block its grace, and no more', async () => {
  const { printer, timers, stream } = await openRig();
  printer.stall();
  void stream.write(Uint8Array.of(7));
  await settle();
  const closing = stream.close(1_000);
  await timers.advance(500);
  expect(printer.isOpen()).toBe(true);
  printer.resume();
  await timers.advance(100);
  await closing;
  expect(printer.received()).toEqual([7]);
  expect(printer.isOpen()).toBe(false);
  expect(timers.pending()).toBe(0);
});

test('a printer that stops taking is lost with a time-out, and its node given back', async () => {
  const { printer, timers, stream, losses } = await openRig();
  printer.stall();
  const written = stream.write(label);
  await timers.advance(stallMs + 100);
  expect(await written).toMatchObject({ ok: false, error: { kind: 'timeout' } });
  expect(losses).toMatchObject([{ kind: 'timeout' }]);
  expect(await stream.write(label)).toMatchObject({ ok: false });
  expect(printer.isOpen()).toBe(false);
  expect(timers.pending()).toBe(0);
});

test('a slow printer that takes something now and then is not lost', async () => {
  const { printer, timers, stream, losses } = await openRig();
  printer.stall();
  const written = stream.write(label);
  for (let blocks = 0; blocks < 3; blocks += 1) {
    await timers.advance(stallMs - 1_000);
    printer.resume();
    printer.stall();
  }
  await timers.advance(100);
  expect(await written).toMatchObject({ ok: true });
  expect(losses).toEqual([]);
  expect(printer.received()).toHaveLength(label.length);
  await stream.close();
});

test('what the printer says is heard', async () => {
  const { printer, timers, stream, heard } = await openRig();
  printer.say(0x20);
  await timers.advance(100);
  printer.say(0x00, 0x01);
  await timers.advance(100);
  expect(heard).toEqual([0x20, 0x00, 0x01]);
  await stream.close();
});

test('a silent node is asked some forty times a second, not for ever at once', async () => {
  const { printer, timers, stream } = await openRig();
  await timers.advance(10_000);
  expect(printer.calls()).toBeLessThan(450);
  await stream.close();
  await timers.advance(10_000);
  expect(timers.pending()).toBe(0);
});

test('a printer that cannot speak is a link that only takes', async () => {
  const { printer, timers, stream, heard, losses } = await openRig(createFakeUsblp({ speaks: false }));
  const written = stream.write(label);
  await timers.advance(1_000);
  expect(await written).toMatchObject({ ok: true });
  expect(printer.received()).toHaveLength(label.length);
  expect([heard, losses]).toEqual([[], []]);
  await stream.close();
});

test('pulled out: lost once, and the node given back', async () => {
  const { printer, timers, stream, losses } = await openRig();
  printer.unplug();
  await timers.advance(100);
  expect(losses).toMatchObject([{ kind: 'lost' }]);
  expect(printer.isOpen()).toBe(false);
  expect(await stream.write(label)).toMatchObject({ ok: false, error: { kind: 'lost' } });
});

test('a second program finds the printer busy until the first lets go', async () => {
  const { transport, stream } = await openRig();
  expect(await transport.open()).toMatchObject({ ok: false, error: { kind: 'busy' } });
  await stream.close();
  expect(await transport.open()).toMatchObject({ ok: true });
});

test.each([
  ['ENOENT', 'no-such-port'],
  ['ENODEV', 'no-such-port'],
  ['EBUSY', 'busy'],
  ['EACCES', 'denied'],
])('%s when opening is %s', async (code, kind) => {
  const openFile = () => Promise.reject(systemError(code));
  const transport = createLinePrinterTransport({ path, openFile });
  expect(await transport.open()).toMatchObject({ ok: false, error: { kind } });
});
