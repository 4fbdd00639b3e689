import { describe, expect, test } from 'vitest';
import { seconds } from '../../../../../domain/kernel/time.ts';
import type { RelayFault } from '../../../../../main/devices/relay-board/simulated-faults.ts';
import { createDriverRig, relayOf } from '../../../../support/relay-board/driver-rig.ts';

const noise = Uint8Array.from({ length: 40 }, (_, at) => (at * 91) & 0xff);

/** Something that spoils single answers; the next try finds the board well. */
const passing: readonly (readonly [string, RelayFault])[] = [
  ['says nothing', { type: 'silence' }],
  ['sends garbage', { type: 'bytes', bytes: noise }],
  ['stops in the middle of an answer', { type: 'cut', afterBytes: 5 }],
  ['sends one wrong bit', { type: 'damage' }],
  ['answers after the time', { type: 'late', ms: 700 }],
  ['answers another question', { type: 'wrong-ticket' }],
];

const lasting: readonly (readonly [string, RelayFault])[] = [
  // Less late would do on a serial line: it carries no tickets, and an answer to the same question is as good.
  ...passing.filter(([, fault]) => fault.type !== 'late'),
  ['answers long after the time', { type: 'late', ms: seconds(5) }],
  ['sends bytes without end', { type: 'flood' }],
];

describe.each(['modbus-tcp', 'modbus-rtu'] as const)('%s: a board that', (protocol) => {
  test.each(passing)('%s once is asked again, and nobody notices', async (_, fault) => {
    const rig = createDriverRig({ protocol });
    await rig.begin();
    rig.board.misbehave(fault, 1);
    rig.driver.signal('green', 'steady');
    await rig.timers.advance(seconds(2));
    expect(rig.board.relays.lit()).toEqual([relayOf.green]);
    expect(rig.vitals.retries).toBe(1);
    expect(rig.health.slice(1)).toEqual([expect.stringMatching(/^ready/)]);
    rig.driver.signal('green', 'off');
    await rig.timers.advance(200);
    expect(rig.board.relays.lit()).toEqual([]);
  });

  test.each(lasting)('%s for a while is absent, and ready when it is over', async (_, fault) => {
    const rig = createDriverRig({ protocol });
    await rig.begin();
    rig.driver.signal('amber', 'flash');
    rig.board.misbehave(fault);
    await rig.timers.advance(seconds(20));
    expect(rig.health.at(-1)).toMatch(/^absent/);
    expect(rig.vitals.words.every((words) => words.length < 120)).toBe(true);
    rig.board.misbehave(undefined);
    await rig.timers.advance(seconds(15));
    expect(rig.health.at(-1)).toMatch(/^ready/);
    await rig.end();
    expect(rig.board.relays.lit()).toEqual([]);
    expect(rig.timers.pending()).toBe(0);
  });

  test('refuses is a fault in its own words, and is tried again', async () => {
    const rig = createDriverRig({ protocol });
    await rig.begin();
    rig.board.misbehave({ type: 'exception', code: 4 });
    rig.driver.signal('green', 'steady');
    await rig.timers.advance(seconds(1));
    expect(rig.health.at(-1)).toBe('fault: exception 04 (device failure)');
    rig.board.misbehave(undefined);
    await rig.timers.advance(seconds(3));
    expect(rig.health.at(-1)).toMatch(/^ready/);
    expect(rig.board.relays.lit()).toEqual([relayOf.green]);
  });

  // The door must not stay open because the board would not say that it opened.
  test('refuses a pulse after opening the door is told to close it all the same', async () => {
    const rig = createDriverRig({ protocol });
    await rig.begin();
    rig.driver.pulse('door', 500);
    const opened = new Promise<void>((resolve) => void rig.board.relays.onMove(() => resolve()));
    await Promise.all([opened, rig.timers.advance(5)]);
    rig.board.misbehave({ type: 'exception', code: 6 }, 1);
    await rig.timers.advance(seconds(4));
    expect(rig.board.relays.lit()).toEqual([]);
  });
});

test('late answers never pass for those of the present question', async () => {
  const rig = createDriverRig();
  await rig.begin();
  // Every answer to a reading comes when the next question is already put.
  rig.board.misbehave({ type: 'late', ms: 520 }, 2);
  rig.driver.signal('red', 'steady');
  await rig.timers.advance(seconds(3));
  expect(rig.board.relays.lit()).toEqual([relayOf.red]);
  expect(rig.health.at(-1)).toMatch(/^ready/);
});

test('what the board says is shown as it came', async () => {
  const rig = createDriverRig({ relayCount: 4 });
  await rig.begin();
  // Ticket 2, unit 1, function 05 refused: illegal data address.
  expect(rig.vitals.words).toContain('00 02 00 00 00 03 01 85 02');
});
