import { afterEach, beforeEach, expect, test } from 'vitest';
import { seconds } from '../../../../../domain/kernel/time.ts';
import type { ByteStream, LinkFault } from '../../../../../main/devices/transport/byte-stream.ts';
import { sendLimitMs } from '../../../../../main/devices/transport/usb-link.ts';
import { receiveMs, transferGraceMs } from '../../../../../main/devices/transport/usb-io.ts';
import type { MessageHeader } from '../../../../../main/devices/transport/usb-pipes.ts';
import { createUsbBulkTransport } from '../../../../../main/devices/transport/usb.ts';
import { createFakeTimers, settle } from '../../../../support/fake-timers.ts';
import type { FakeTimers } from '../../../../support/fake-timers.ts';
import { bytesOf, hexOf } from '../../../../support/hex.ts';
import { createFakeUsb, usbInterfaces } from '../../../../support/usb-fake.ts';
import type { FakeUsb } from '../../../../support/usb-fake.ts';

const ids = { vendorId: 0x0400, productId: 0xc35a };
/** A header of two bytes, of which the second counts the rest: no card reader's, because none is meant. */
const header: MessageHeader = { bytes: 2, restBytes: (bytes) => bytes[1] ?? 0 };

let timers: FakeTimers;
let usb: FakeUsb;
let heard: string[];
let faults: LinkFault[];
let sent: string[];
let stream: ByteStream | undefined;

beforeEach(() => {
  timers = createFakeTimers();
  heard = [];
  faults = [];
  sent = [];
});
afterEach(async () => {
  const closing = stream?.close();
  await pass(seconds(4));
  await closing;
  stream = undefined;
  expect(timers.pending()).toBe(0);
});

const transport = (kind: keyof typeof usbInterfaces = 'single', withHeader = true) => {
  usb = createFakeUsb({ ...ids, serialNumber: 'B2', interfaces: [usbInterfaces[kind]], timers });
  usb.onOutput((pipe, bytes) => sent.push(`${pipe} ${hexOf(bytes)}`));
  return createUsbBulkTransport({
    access: usb.access,
    match: ids,
    layout: kind === 'printer' ? 'printer' : 'auto',
    ...(withHeader && { header }),
    timers,
  });
};

async function open(kind?: keyof typeof usbInterfaces): Promise<ByteStream> {
  const opened = await transport(kind).open();
  if (!opened.ok) throw new Error(opened.error.detail);
  stream = opened.value;
  stream.onData((bytes) => heard.push(hexOf(bytes)));
  stream.onLost((fault) => faults.push(fault));
  // Two pairs of pipes are emptied first.
  await pass(150);
  return stream;
}

const several = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await settle();
};
/** In small steps: a transfer is armed some turns after the one before it has ended. */
const pass = async (ms: number): Promise<void> => {
  for (let passed = 0; passed < ms; passed += 50) {
    await timers.advance(50);
    await several();
  }
};
const input = async (pipe: number, hex: string): Promise<void> => {
  usb.input(pipe, bytesOf(hex));
  await several();
};

test('its name says which device is meant', () => {
  expect(transport().name).toBe('usb 0400:c35a');
});

test('only the device with the serial number is opened', async () => {
  transport();
  const meant = (serialNumber: string) =>
    createUsbBulkTransport({ access: usb.access, match: { ...ids, serialNumber }, layout: 'auto', timers });
  expect(await meant('A1').open()).toMatchObject({ error: { kind: 'no-such-port' } });
  expect(meant('B2').name).toBe('usb 0400:c35a B2');
  const opened = await meant('B2').open();
  if (opened.ok) stream = opened.value;
  expect(opened.ok).toBe(true);
});

test.each([
  ['list', 'getDevices error: /sys/bus/usb/devices/ not found (errno 2)', 'lost'],
  ['open', 'open error: failed to open device (errno 13)', 'denied'],
  ['claim', 'claimInterface error: interface is busy (errno 16)', 'busy'],
  ['claim', 'claimInterface error: incompatible driver is installed for this interface', 'denied'],
] as const)('a fault at %s is told, and nothing stays open', async (step, words, kind) => {
  const unopened = transport();
  usb.spoil({ [step]: words });
  expect(await unopened.open()).toMatchObject({ ok: false, error: { kind } });
  expect(usb.isOpen).toBe(false);
});

test('a device without fitting endpoints, or to be cut nobody knows where, is refused and closed', async () => {
  transport('printer');
  const reader = createUsbBulkTransport({ access: usb.access, match: ids, layout: 'auto', timers });
  expect(await reader.open()).toMatchObject({ error: { kind: 'refused' } });
  expect(usb.isOpen).toBe(false);
  expect(await transport('split', false).open()).toMatchObject({ error: { kind: 'refused' } });
  expect(usb.isOpen).toBe(false);
});

test('over one pair of pipes everything goes out and comes in as it is', async () => {
  const link = await open();
  expect(await link.write(bytesOf('AB03010203'))).toMatchObject({ ok: true });
  expect(sent).toEqual(['2 AB03010203']);
  await input(1, '11'.repeat(70));
  expect(heard).toEqual(['11'.repeat(64), '11'.repeat(6)]);
});

test('over two pairs of pipes a message is cut behind its header, and put together again', async () => {
  const link = await open('split');
  await link.write(bytesOf('AB03010203'));
  expect(sent).toEqual(['2 AB03', '6 010203']);
  await input(1, 'CD03');
  await input(5, '040506');
  expect(heard).toEqual(['CD03', '040506']);
});

// The pipes are two, so a rest may be ready before its header.
test('a rest never overtakes its header', async () => {
  await open('split');
  await input(5, '040506');
  expect(heard).toEqual([]);
  await input(1, 'CD03');
  expect(heard).toEqual(['CD03', '040506']);
});

test('a rest that fills its last packet ends with it', async () => {
  await open('split');
  await input(1, 'CD40');
  await input(5, 'EE'.repeat(64));
  await input(1, 'CD01');
  await input(5, '99');
  expect(heard).toEqual(['CD40', 'EE'.repeat(64), 'CD01', '99']);
});

test('a message that stops in the middle does not hold up the next', async () => {
  await open('split');
  await input(1, 'CD7F');
  await input(5, 'EE'.repeat(64));
  await pass(receiveMs * 2 + 150);
  await input(1, 'CD01');
  await input(5, '99');
  expect(heard).toEqual(['CD7F', 'EE'.repeat(64), 'CD01', '99']);
});

// A kiosk that was switched off in the middle of an answer.
test('what an earlier program has left in the pipes is not heard', async () => {
  const unopened = transport('split');
  usb.input(5, bytesOf('0102'));
  usb.input(1, bytesOf('CD04'));
  usb.input(5, bytesOf('0A0B0C0D'));
  const opened = await unopened.open();
  if (opened.ok) stream = opened.value;
  stream?.onData((bytes) => heard.push(hexOf(bytes)));
  await pass(300);
  await input(1, 'CD02');
  await input(5, 'F1F2');
  expect(heard).toEqual(['CD02', 'F1F2']);
});

/** A device that answers every question at once, as cards are asked for: there is never a long silence. */
function answerEach(rests: readonly string[]): void {
  const left = [...rests];
  usb.onOutput((pipe) => {
    const rest = pipe === 6 ? left.shift() : undefined;
    if (rest === undefined) return;
    usb.input(1, bytesOf('CD02'));
    usb.input(5, bytesOf(rest));
  });
}

// Without it every later answer would begin with the tail of the one before it.
test('an answer longer than it claims costs itself and the next, however quickly questions follow', async () => {
  const link = await open('split');
  answerEach(['01'.repeat(140), '0202', '0303', '0404']);
  for (let question = 0; question < 4; question += 1) {
    void link.write(bytesOf('AB01EE'));
    await pass(200);
  }
  expect(heard.slice(-4)).toEqual(['CD02', '0303', 'CD02', '0404']);
});

test('a question ends the wait for an answer that does not come, and follows when the pipes are empty', async () => {
  const link = await open('split');
  await input(1, 'CD7F');
  const written = link.write(bytesOf('AB01EE'));
  await pass(receiveMs);
  expect(sent).toEqual([]);
  await pass(150);
  expect(sent).toEqual(['2 AB01', '6 EE']);
  expect(await written).toMatchObject({ ok: true });
});

test('a question to a device that sends without end goes out all the same', async () => {
  const link = await open('split');
  const babble = (): void => {
    usb.input(5, new Uint8Array(64));
    if (sent.length === 0) setImmediate(babble);
  };
  await input(1, 'CD');
  babble();
  const written = link.write(bytesOf('AB01EE'));
  await pass(seconds(2));
  expect(await written).toMatchObject({ ok: true });
});

test.each([
  ['more than its header claims', 'CD01', '010203'],
  ['less than its header claims', 'CDFF', '010203'],
  ['a header cut short', 'CD', ''],
])('a device that sends %s is in step again when it falls silent', async (_, head, rest) => {
  await open('split');
  await input(1, head);
  if (rest) await input(5, rest);
  await pass(receiveMs * 2 + 150);
  heard.length = 0;
  await input(1, 'CD02');
  await input(5, 'F1F2');
  expect(heard).toEqual(['CD02', 'F1F2']);
});

test('packets with nothing in them are counted as silence, and slow nothing down for long', async () => {
  await open('split');
  await input(1, 'CD03');
  await input(5, '');
  await pass(10);
  await input(5, '010203');
  expect(heard).toEqual(['CD03', '010203']);
});

test('a device pulled out is lost at once, and closes', async () => {
  const link = await open();
  usb.unplug();
  await several();
  expect(faults).toEqual([{ kind: 'lost', detail: 'transferIn error: device disconnected' }]);
  expect(await link.write(Uint8Array.of(1))).toMatchObject({ ok: false });
});

test('an endpoint that stalls once is cleared, one that stalls again is given up', async () => {
  await open();
  usb.spoil({ receive: 'stalled' });
  await pass(receiveMs);
  await several();
  expect(usb.cleared).toEqual([1]);
  expect(faults).toEqual([{ kind: 'lost', detail: 'the device holds its endpoint' }]);
});

test('a library that never ends a transfer does not keep the link waiting', async () => {
  await open();
  usb.spoil({ receive: 'hangs' });
  await pass(receiveMs);
  await pass(receiveMs + transferGraceMs);
  expect(faults).toEqual([{ kind: 'lost', detail: 'a transfer does not end' }]);
});

test('a device that takes nothing fails the write within its time, and the next write is tried', async () => {
  const link = await open('printer');
  usb.spoil({ send: 'hangs' });
  const written = link.write(Uint8Array.of(1));
  await pass(sendLimitMs + transferGraceMs);
  expect(await written).toMatchObject({ ok: false });
  usb.spoil({ send: undefined });
  expect(await link.write(Uint8Array.of(2))).toMatchObject({ ok: true });
  expect(sent).toEqual(['1 02']);
});

test('a long job goes out in pieces and in order, and a second one after it', async () => {
  const link = await open('printer');
  const job = new Uint8Array(40_000).map((_, at) => at >> 8);
  await Promise.all([link.write(job), link.write(Uint8Array.of(0xee))]);
  const pieces = sent.map((each) => each.slice(2));
  expect(pieces).toHaveLength(4);
  expect(pieces.join('')).toBe(`${hexOf(job)}EE`);
});

test('closing ends the reading first, and a message under way is not called written', async () => {
  const link = await open('printer');
  const written = link.write(new Uint8Array(40_000));
  const closing = link.close();
  await pass(receiveMs);
  await closing;
  expect(await written).toMatchObject({ ok: false });
  expect(usb.isOpen).toBe(false);
});

test('a close that hangs is not waited for', async () => {
  const link = await open();
  usb.spoil({ close: 'hangs' });
  const closing = link.close();
  await pass(receiveMs + seconds(1));
  await closing;
});

test('a device that sends without end is read without end, and closed all the same', async () => {
  const link = await open();
  let packets = 0;
  link.onData(() => {
    packets += 1;
    usb.input(1, new Uint8Array(64));
  });
  await input(1, '55');
  expect(packets).toBeGreaterThan(3);
  const closing = link.close();
  await pass(receiveMs);
  await closing;
  expect(usb.isOpen).toBe(false);
});
