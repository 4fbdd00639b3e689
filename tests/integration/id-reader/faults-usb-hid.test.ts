import { afterEach, describe, expect, test } from 'vitest';
import { createSamReader, samHeader } from '../../../main/devices/id-reader/index.ts';
import type { IdReader } from '../../../main/devices/id-reader/index.ts';
import type { Misbehaviour } from '../../../main/devices/id-reader/misbehaviour.ts';
import { createSamSimulator } from '../../../main/devices/id-reader/simulator.ts';
import type { SamSimulator } from '../../../main/devices/id-reader/simulator.ts';
import type { ByteStream, Transport } from '../../../main/devices/transport/byte-stream.ts';
import { hidProfiles } from '../../../main/devices/transport/hid-profile.ts';
import { createHidTransport } from '../../../main/devices/transport/hid.ts';
import { createHotPlug } from '../../../main/devices/transport/hot-plug.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import { createUsbBulkTransport } from '../../../main/devices/transport/usb.ts';
import { createFakeHid } from '../../support/hid-fake.ts';
import { inTurnsFarEnd, plainFarEnd } from '../../support/hid-fake-reader.ts';
import { bytesOf } from '../../support/hex.ts';
import { citizen, hmt } from '../../support/id-reader/cards.ts';
import { quickDelays } from '../../support/id-reader/quick-delays.ts';
import { keepDiary } from '../../support/id-reader/reader-diary.ts';
import type { ReaderDiary } from '../../support/id-reader/reader-diary.ts';
import { createFakeUsb, usbInterfaces } from '../../support/usb-fake.ts';
import { usbFarEnd } from '../../support/usb-fake-reader.ts';

const ids = { vendorId: 0x0400, productId: 0xc35a };

interface Cable {
  readonly transport: Transport;
  readonly farEnd: ByteStream;
}

function usbCable(
  kind: 'split' | 'single',
  usb = createFakeUsb({ ...ids, interfaces: [usbInterfaces[kind]] }),
): Cable {
  const { access } = usb;
  return {
    transport: createUsbBulkTransport({
      access,
      match: ids,
      layout: 'auto',
      header: samHeader,
      timers: realTimers,
    }),
    farEnd: usbFarEnd(usb, kind === 'split'),
  };
}

function hidCable(name: keyof typeof hidProfiles): Cable {
  const hid = createFakeHid({ path: '/dev/hidraw0', ...ids });
  const profile = hidProfiles[name];
  return {
    transport: createHidTransport({ access: hid.access, ...ids, profile, timers: realTimers }),
    farEnd: name === 'plain-64' ? plainFarEnd(hid) : inTurnsFarEnd(hid),
  };
}

const cables: readonly (readonly [string, () => Cable])[] = [
  ['two pairs of USB pipes', () => usbCable('split')],
  ['one pair of USB pipes', () => usbCable('single')],
  ['HID reports as they are', () => hidCable('plain-64')],
  ['HID reports in turns', () => hidCable('length-prefix-64')],
];

let simulator: SamSimulator;
let reader: IdReader;
let diary: ReaderDiary;

async function start(
  { transport, farEnd }: Cable,
  more: Partial<Parameters<typeof createSamReader>[0]> = {},
) {
  simulator = createSamSimulator();
  simulator.attach(farEnd);
  reader = createSamReader({ transport, delays: quickDelays, ...more });
  diary = keepDiary(reader);
  reader.start();
  await diary.next('health ready');
  diary.mark();
}
afterEach(async () => {
  simulator.stop();
  await reader.stop();
});

const read = (what: Misbehaviour['what'], times = 1): Misbehaviour => ({ on: 'read', what, times });

describe.each(cables)('over %s', (_, cable) => {
  test.each<readonly [string, Misbehaviour]>([
    ['cut in its header', read({ type: 'cut', afterBytes: 6 })],
    ['cut behind its header', read({ type: 'cut', afterBytes: 7 })],
    ['cut in the middle', read({ type: 'cut', afterBytes: 700 })],
    ['that claims more bytes than it has', read({ type: 'wrong-length', length: 0x0700 })],
    ['that claims fewer bytes than it has', read({ type: 'wrong-length', length: 0x0100 })],
    ['that is garbage', read({ type: 'bytes', bytes: new Uint8Array(3_000).fill(0x5a) })],
    [
      'between a vendor’s chatter',
      read({ type: 'noise-around', before: bytesOf('AA0512A010'), after: bytesOf('CADF00') }),
    ],
    ['that comes too late', read({ type: 'late', ms: 530 })],
    ['that does not come', read({ type: 'silence' })],
  ])('a card is read once in spite of an answer %s, and so is the next', async (__, how) => {
    await start(cable());
    simulator.misbehave(how);
    simulator.putCard(citizen.card);
    expect(await diary.next('card-read', 15_000)).toMatchObject({ document: citizen.document });
    diary.mark();
    simulator.removeCard();
    await diary.next('card-removed', 10_000);
    diary.mark();
    simulator.putCard(hmt.card);
    expect(await diary.next('card-read', 10_000)).toMatchObject({ document: hmt.document });
    expect(diary.lines).toEqual(['card-found', 'card-read']);
  });

  test('bytes without end: the reader is absent, and works again when they stop', async () => {
    await start(cable());
    simulator.misbehave({ on: 'find', what: { type: 'flood' } });
    await diary.next('health absent', 15_000);
    simulator.misbehave(undefined);
    await diary.next('health ready', 15_000);
    simulator.putCard(citizen.card);
    await diary.next('card-read', 10_000);
  });
});

// The usual waits would be 1, 2, 5 and 10 seconds by then; a plug put back is served after one.
test('a USB reader put back after a long while is there at once', async () => {
  const usb = createFakeUsb({ ...ids, interfaces: [usbInterfaces.split] });
  const hotPlug = createHotPlug(usb.access);
  await hotPlug.start();
  await start(usbCable('split', usb), { wake: hotPlug.wakeFor(ids) });
  usb.unplug();
  await diary.next('health absent');
  usb.plug();
  await diary.next('health ready', 2_000);
  await hotPlug.stop();
});
