import { expect, test } from 'vitest';
import { seconds } from '../../../../../domain/kernel/time.ts';
import { createRelayDriver } from '../../../../../main/devices/relay-board/driver.ts';
import { createHidBoard } from '../../../../../main/devices/relay-board/hid-board.ts';
import type { HidRelayProfileName } from '../../../../../main/devices/relay-board/hid-coder.ts';
import { relayTimings } from '../../../../../main/devices/relay-board/timings.ts';
import type { HidDevice } from '../../../../../main/devices/transport/hid-access.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import { wiring } from '../../../../support/relay-board/driver-rig.ts';
import { createFakeHid, createFakeHidRelay } from '../../../../support/relay-board/fake-hid-relay.ts';
import type { FakeHidRelayOptions } from '../../../../support/relay-board/fake-hid-relay.ts';
import { keepVitals } from '../../../../support/relay-board/vitals-diary.ts';

interface RigOptions {
  readonly boards?: readonly Omit<FakeHidRelayOptions, 'timers'>[];
  readonly others?: readonly HidDevice[];
  readonly profile?: HidRelayProfileName;
  readonly serial?: string;
}

async function makeRig({ boards = [{}], others = [], profile = 'dcttech', serial }: RigOptions = {}) {
  const timers = createFakeTimers();
  const vitals = keepVitals();
  const relays = boards.map((board) => createFakeHidRelay({ ...board, timers }));
  const [board] = relays;
  if (!board) throw new Error('no board');
  const access = createFakeHid(relays, others);
  const driver = createRelayDriver({
    board: createHidBoard({ access, profile, serial, timers, timings: relayTimings, vitals }),
    ...{ wiring, timers, vitals },
  });
  const health: string[] = [];
  driver.onHealth((next, detail) => health.push(`${next}: ${detail}`));
  for (const each of relays) each.relays.move(2, true);
  driver.start();
  await timers.advance(200);
  return { timers, vitals, board, relays, driver, health };
}

test.each(['dcttech', 'ucreatefun'] as const)(
  'a %s board starts at rest and shows what it is told',
  async (maker) => {
    const { board, driver, health, timers } = await makeRig({ boards: [{ maker }], profile: maker });
    expect(health.at(-1)).toBe(`ready: usb-hid ${maker}`);
    expect(board.relays.lit()).toEqual([]);
    driver.signal('red', 'steady');
    driver.pulse('door', 500);
    await timers.advance(300);
    expect(board.relays.lit()).toEqual([1, 8]);
    await timers.advance(400);
    expect(board.relays.lit()).toEqual([1]);
    const stopped = driver.stop();
    await timers.advance(100);
    await stopped;
    expect(board.relays.lit()).toEqual([]);
    expect([board.openHandles, timers.pending()]).toEqual([0, 0]);
  },
);

test('the name of the product decides, because the ids are shared with others', async () => {
  const others = [
    { path: '/dev/hidraw90', vendorId: 0x16c0, productId: 0x05df, product: 'DIY lamp' },
    { path: '/dev/hidraw91', vendorId: 0x1234, productId: 0x5678, product: 'USBRelay8' },
    { path: '/dev/hidraw92', vendorId: 0x16c0, productId: 0x05df },
  ];
  const { health } = await makeRig({ others });
  expect(health.at(-1)).toBe('ready: usb-hid dcttech');
});

test('of several boards the one with the serial is taken, and the others are left alone', async () => {
  const { relays, health } = await makeRig({
    boards: [{ serial: 'AAAAA' }, { serial: 'BBBBB' }],
    serial: 'BBBBB',
  });
  expect(health.at(-1)).toBe('ready: usb-hid dcttech BBBBB');
  expect(relays.map((board) => board.relays.lit())).toEqual([[2], []]);
  expect(relays.map((board) => board.openHandles)).toEqual([0, 1]);
});

test('no such board is absent, and is found when it is plugged in', async () => {
  const { board, health, timers } = await makeRig({ serial: 'ZZZZZ' });
  expect(health.at(-1)).toBe('absent: no such relay board is plugged in');
  expect(board.openHandles).toBe(0);
  await timers.advance(seconds(10));
  expect(board.openHandles).toBe(0);
});

test('unplugged it is absent at once; plugged in again it drops the pulse and shows what still holds', async () => {
  const { board, driver, health, timers } = await makeRig();
  driver.signal('amber', 'steady');
  driver.pulse('door', seconds(10));
  await timers.advance(100);
  board.unplug();
  await timers.advance(10);
  expect(health.at(-1)).toBe('absent: could not read from HID device');
  board.plug();
  await timers.advance(seconds(3));
  expect(health.at(-1)).toMatch(/^ready/);
  expect(board.relays.lit()).toEqual([2]);
});

test.each(['write-fails', 'write-hangs', 'status-fails', 'status-hangs', 'status-is-garbage'] as const)(
  '%s: once is tried again, for ever is absent, and over is ready',
  async (trouble) => {
    const { board, driver, health, timers, vitals } = await makeRig();
    board.misbehave(trouble, 1);
    driver.signal('green', 'steady');
    await timers.advance(seconds(1));
    expect(board.relays.lit()).toEqual([3]);
    expect(vitals.retries).toBe(1);
    expect(health.at(-1)).toMatch(/^ready/);
    board.misbehave(trouble);
    driver.signal('green', 'off');
    await timers.advance(seconds(20));
    expect(health.at(-1)).toMatch(/^absent/);
    board.misbehave(undefined);
    await timers.advance(seconds(10));
    expect(health.at(-1)).toMatch(/^ready/);
    expect(board.relays.lit()).toEqual([]);
  },
);

test('a relay that sticks is a fault', async () => {
  const { board, driver, health, timers } = await makeRig();
  board.relays.stick(1, true);
  driver.signal('red', 'steady');
  await timers.advance(seconds(1));
  expect(health.at(-1)).toBe('fault: relay 1 stays off');
});

test('a relay beyond the board is a fault that says so, and the others work', async () => {
  const { board, driver, health, timers } = await makeRig({ boards: [{ relayCount: 4 }] });
  expect(health.at(-1)).toBe('fault: there is no relay 8: the board has 4');
  driver.signal('sounder', 'steady');
  driver.signal('door', 'steady');
  await timers.advance(100);
  expect(board.relays.lit()).toEqual([4]);
});

test('what the board says is shown: serial and positions', async () => {
  const { vitals } = await makeRig();
  expect(vitals.words.at(-1)).toBe('6QMBS 00000000');
});
