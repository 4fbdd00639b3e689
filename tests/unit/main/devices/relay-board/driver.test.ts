import { expect, test } from 'vitest';
import { seconds } from '../../../../../domain/kernel/time.ts';
import { createDriverRig, relayOf } from '../../../../support/relay-board/driver-rig.ts';

/** When a relay moved, on and off in turn, counted from `sinceMs`. */
const movesOf = (rig: ReturnType<typeof createDriverRig>, relay: number, sinceMs: number): number[] =>
  rig.board.relays
    .history()
    .filter((move) => move.relay === relay && move.atMs >= sinceMs)
    .map(({ atMs }) => Math.round(atMs - sinceMs));

/** A telegram takes its 5 ms gap on the simulated line; several in a row take as many. */
const closeTo = (expected: readonly number[], slackMs = 25) =>
  expected.map((ms) => expect.toSatisfy((at: number) => at >= ms && at <= ms + slackMs, `about ${ms}`));

test('whatever a crash left on is off before the board is called ready', async () => {
  const rig = createDriverRig();
  for (const relay of [1, 4, 8]) rig.board.relays.move(relay, true);
  rig.driver.signal('green', 'steady');
  const seen: number[][] = [];
  rig.driver.onHealth((health) => (health === 'ready' ? seen.push([...rig.board.relays.lit()]) : undefined));
  await rig.begin();
  expect(seen).toEqual([[]]);
  expect(rig.board.relays.lit()).toEqual([relayOf.green]);
});

test('relays that are not wired are left alone', async () => {
  const rig = createDriverRig();
  rig.board.relays.move(6, true);
  await rig.begin();
  rig.driver.allSafe();
  await rig.timers.advance(seconds(10));
  await rig.end();
  expect(rig.board.relays.lit()).toEqual([6]);
});

test('flash is half a second each way', async () => {
  const rig = createDriverRig();
  await rig.begin();
  const sinceMs = rig.timers.now();
  rig.driver.signal('amber', 'flash');
  await rig.timers.advance(2_400);
  expect(movesOf(rig, relayOf.amber, sinceMs)).toEqual(closeTo([0, 500, 1_000, 1_500, 2_000]));
});

test('a signal with a time ends at rest, one without stays', async () => {
  const rig = createDriverRig();
  await rig.begin();
  const sinceMs = rig.timers.now();
  rig.driver.signal('green', 'steady', seconds(5));
  rig.driver.signal('red', 'steady');
  await rig.timers.advance(seconds(60));
  expect(movesOf(rig, relayOf.green, sinceMs)).toEqual(closeTo([0, 5_000]));
  expect(rig.board.relays.lit()).toEqual([relayOf.red]);
});

test('a pulse opens the door for its time, counted from when the board obeyed', async () => {
  const rig = createDriverRig();
  await rig.begin();
  const sinceMs = rig.timers.now();
  rig.board.misbehave({ type: 'silence' }, 1);
  rig.driver.pulse('door', 700);
  await rig.timers.advance(seconds(3));
  const [onMs = 0, offMs = 0, ...more] = movesOf(rig, relayOf.door, sinceMs);
  expect(offMs - onMs).toBeGreaterThanOrEqual(700);
  expect(offMs - onMs).toBeLessThan(700 + 650);
  expect(more).toEqual([]);
});

test.each([
  ['too short', 0, 50],
  ['not a number', Number.NaN, 50],
  ['too long', 3_600_000, 30_000],
])('a pulse that is %s is held to its bounds', async (_, ms, heldMs) => {
  const rig = createDriverRig();
  await rig.begin();
  const sinceMs = rig.timers.now();
  rig.driver.pulse('door', ms);
  await rig.timers.advance(seconds(60));
  expect(movesOf(rig, relayOf.door, sinceMs)).toEqual(closeTo([0, heldMs], 50));
});

// The relay is on already, so nothing moves when the pulse begins; its time must run all the same.
test('a pulse in place of a steady signal ends at rest', async () => {
  const rig = createDriverRig();
  await rig.begin();
  rig.driver.signal('door', 'steady');
  await rig.timers.advance(100);
  rig.driver.pulse('door', 600);
  const sinceMs = rig.timers.now();
  await rig.timers.advance(seconds(5));
  expect(movesOf(rig, relayOf.door, sinceMs)).toEqual(closeTo([600]));
});

test('a lock that rests energised is released by letting go, and ends energised', async () => {
  const rig = createDriverRig({ safe: { door: 'on' } });
  await rig.begin();
  expect(rig.board.relays.lit()).toEqual([relayOf.door]);
  rig.driver.pulse('door', 500);
  await rig.timers.advance(100);
  expect(rig.board.relays.lit()).toEqual([]);
  await rig.timers.advance(seconds(1));
  await rig.end();
  expect(rig.board.relays.lit()).toEqual([relayOf.door]);
});

test('all safe ends every act at once', async () => {
  const rig = createDriverRig();
  await rig.begin();
  rig.driver.signal('red', 'flash');
  rig.driver.signal('sounder', 'steady');
  rig.driver.pulse('door', seconds(10));
  await rig.timers.advance(200);
  expect(rig.board.relays.lit()).toEqual([relayOf.red, relayOf.sounder, relayOf.door]);
  rig.driver.allSafe();
  await rig.timers.advance(100);
  expect(rig.board.relays.lit()).toEqual([]);
  await rig.timers.advance(seconds(30));
  expect(rig.board.relays.lit()).toEqual([]);
});

test('stop ends at rest, leaves no timer, and starting again shows nothing from before', async () => {
  const rig = createDriverRig();
  await rig.begin();
  rig.driver.signal('red', 'steady');
  rig.driver.signal('amber', 'flash');
  await rig.timers.advance(300);
  await rig.end();
  expect(rig.board.relays.lit()).toEqual([]);
  expect(rig.timers.pending()).toBe(0);
  expect(rig.cable.isOpen).toBe(false);
  await rig.begin();
  expect(rig.board.relays.lit()).toEqual([]);
  expect(rig.health.filter((line) => line.startsWith('ready'))).toHaveLength(2);
});

test('a lost link drops the pulse and takes up what still holds', async () => {
  const rig = createDriverRig();
  await rig.begin();
  rig.driver.signal('red', 'steady');
  rig.driver.signal('green', 'steady', 1_500);
  rig.driver.signal('amber', 'steady', seconds(30));
  rig.driver.pulse('door', seconds(20));
  await rig.timers.advance(300);
  rig.cable.unplug();
  await rig.timers.advance(800);
  // It stood still while nobody could reach it.
  expect(rig.board.relays.lit()).toEqual([1, 2, 3, 8]);
  const sinceMs = rig.timers.now();
  rig.cable.plug();
  await rig.timers.advance(seconds(3));
  expect(rig.board.relays.lit()).toEqual([relayOf.red, relayOf.amber]);
  // First everything to rest, then what still holds.
  expect(movesOf(rig, relayOf.red, sinceMs)).toHaveLength(2);
  expect(rig.health).toEqual([
    'connecting: modbus memory cable',
    'ready: modbus memory cable',
    'absent: unplugged',
    'ready: modbus memory cable',
  ]);
});

test('a pulse asked for without a link is never made up for', async () => {
  const rig = createDriverRig();
  await rig.begin();
  rig.cable.unplug();
  await rig.timers.advance(100);
  rig.driver.pulse('door', 500);
  rig.cable.plug();
  await rig.timers.advance(seconds(20));
  expect(movesOf(rig, relayOf.door, 0)).toEqual([]);
});

test('a relay that sticks is a fault, the others go on, and it is over when it moves again', async () => {
  const rig = createDriverRig();
  await rig.begin();
  rig.driver.signal('red', 'steady');
  await rig.timers.advance(100);
  rig.board.relays.stick(relayOf.red, true);
  rig.driver.signal('red', 'off');
  await rig.timers.advance(200);
  expect(rig.health.at(-1)).toBe('fault: relay 1 stays on');
  expect(rig.vitals.retries).toBe(2);
  rig.driver.signal('green', 'steady', 500);
  await rig.timers.advance(200);
  expect(rig.board.relays.lit()).toEqual([relayOf.red, relayOf.green]);
  await rig.timers.advance(seconds(1));
  expect(rig.board.relays.lit()).toEqual([relayOf.red]);
  rig.board.relays.stick(relayOf.red, false);
  await rig.timers.advance(seconds(3));
  expect(rig.board.relays.lit()).toEqual([]);
  expect(rig.health.at(-1)).toMatch(/^ready/);
});

test('a relay that moved by itself is put back at the next look', async () => {
  const rig = createDriverRig();
  await rig.begin();
  rig.board.relays.move(relayOf.door, true);
  await rig.timers.advance(seconds(2.1));
  expect(rig.board.relays.lit()).toEqual([]);
});

test('relays the board does not have are a fault, and those it has still work', async () => {
  const rig = createDriverRig({ relayCount: 4 });
  await rig.begin();
  expect(rig.health.at(-1)).toBe('fault: exception 02 (illegal data address)');
  rig.driver.signal('sounder', 'steady', 500);
  await rig.timers.advance(200);
  expect(rig.board.relays.lit()).toEqual([relayOf.sounder]);
  await rig.timers.advance(seconds(1));
  expect(rig.board.relays.lit()).toEqual([]);
});

test('one relay of a row that the board does not have does not hold up the others', async () => {
  const rig = createDriverRig({ relayCount: 3, wiring: { red: 1, amber: 2, green: 3, sounder: 4 } });
  for (const relay of [1, 2, 3]) rig.board.relays.move(relay, true);
  await rig.begin();
  expect(rig.board.relays.lit()).toEqual([]);
});

test.each([
  ['the single write only', { knowsWriteMany: false }],
  ['no reading', { knowsRead: false }],
  ['neither', { knowsWriteMany: false, knowsRead: false }],
])('a board that knows %s works', async (_, habits) => {
  const rig = createDriverRig(habits);
  rig.board.relays.move(2, true);
  await rig.begin();
  expect(rig.health.at(-1)).toMatch(/^ready/);
  expect(rig.board.relays.lit()).toEqual([]);
  rig.vitals.words.splice(0);
  rig.driver.signal('red', 'steady');
  rig.driver.signal('amber', 'steady');
  await rig.timers.advance(200);
  expect(rig.board.relays.lit()).toEqual([1, 2]);
  // It forgot its relays behind its cable, and cannot say so.
  rig.board.relays.move(1, false);
  await rig.timers.advance(seconds(2.1));
  expect(rig.board.relays.lit()).toEqual([1, 2]);
  // What it does not know it is not asked again.
  expect(rig.vitals.words.filter((words) => / (8F|81) 01$/.test(words))).toEqual([]);
});

test('a board that holds its coils elsewhere and answers as another unit', async () => {
  const rig = createDriverRig({ unit: 17, firstCoil: 512 });
  await rig.begin();
  rig.driver.signal('amber', 'steady');
  await rig.timers.advance(100);
  expect(rig.board.relays.lit()).toEqual([relayOf.amber]);
});

test('it gives a sign of life at least with every look, and on every attempt to connect', async () => {
  const rig = createDriverRig();
  await rig.begin();
  const before = rig.vitals.turns;
  await rig.timers.advance(seconds(20));
  expect(rig.vitals.turns - before).toBeGreaterThanOrEqual(10);
  rig.cable.unplug();
  await rig.timers.advance(seconds(20));
  const absent = rig.vitals.turns;
  await rig.timers.advance(seconds(20));
  expect(rig.vitals.turns - absent).toBeGreaterThanOrEqual(2);
});

test('stop gives up a board that is away', async () => {
  const rig = createDriverRig();
  await rig.begin();
  rig.cable.unplug();
  await rig.timers.advance(100);
  await rig.end();
  expect(rig.timers.pending()).toBe(0);
});

test('a board that comes back while it is being stopped is still brought to rest', async () => {
  const rig = createDriverRig();
  await rig.begin();
  rig.driver.signal('sounder', 'steady');
  await rig.timers.advance(100);
  rig.cable.unplug();
  await rig.timers.advance(100);
  const stopped = rig.driver.stop(seconds(30));
  await rig.timers.advance(seconds(4));
  rig.cable.plug();
  await rig.timers.advance(seconds(10));
  await stopped;
  expect(rig.board.relays.lit()).toEqual([]);
  expect(rig.timers.pending()).toBe(0);
});
