import { afterEach, beforeEach, expect, test } from 'vitest';
import { minutes, seconds } from '../../../../../domain/kernel/time.ts';
import { readerDelays } from '../../../../../main/devices/id-reader/index.ts';
import { citizen } from '../../../../support/id-reader/cards.ts';
import { driverRig, severalPolls } from './driver-rig.ts';
import type { DriverRig } from './driver-rig.ts';

const { pollMs, findTimeoutMs, quietMs, deafPolls } = readerDelays;
const untilDeaf = (findTimeoutMs + quietMs + pollMs) * (deafPolls + 1);

let rig: DriverRig;
beforeEach(async () => {
  rig = await driverRig();
});
afterEach(() => rig.end());

test('a reader lost in the middle of a card ends that card, and reads it when it is back', async () => {
  rig.simulator.misbehave({ on: 'read', what: { type: 'silence' }, times: 1 });
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(severalPolls);
  rig.cable.unplug();
  await rig.timers.advance(0);
  expect(rig.diary.lines).toEqual(['card-found', 'health absent', 'card-failed reader-lost', 'card-removed']);
  rig.diary.mark();
  rig.cable.plug();
  await rig.timers.advance(seconds(2));
  expect(rig.diary.lines).toEqual(['health ready', 'card-found', 'card-read']);
});

test('an absent reader is tried after 1, 2, 5, 10 and again 10 seconds, and reported once', async () => {
  const before = rig.cable.attempts;
  rig.cable.unplug();
  const attemptsAfter: number[] = [];
  for (const wait of [1, 2, 5, 10, 10]) {
    await rig.timers.advance(seconds(wait) - 1);
    attemptsAfter.push(rig.cable.attempts - before);
    await rig.timers.advance(1);
  }
  expect(attemptsAfter).toEqual([0, 1, 2, 3, 4]);
  expect(rig.cable.attempts - before).toBe(5);
  expect(rig.diary.lines).toEqual(['health absent']);
});

test('a link that proved itself is retried quickly after its next loss', async () => {
  rig.cable.unplug();
  await rig.timers.advance(seconds(60));
  rig.cable.plug();
  await rig.timers.advance(seconds(30));
  const before = rig.cable.attempts;
  rig.cable.unplug();
  await rig.timers.advance(seconds(1));
  expect(rig.cable.attempts - before).toBe(1);
});

test('a port that another program holds is a fault, not an absence', async () => {
  rig.cable.unplug({ kind: 'busy', detail: 'Cannot lock port' });
  await rig.timers.advance(seconds(1));
  await rig.reader.stop();
  rig.reader.start();
  await rig.timers.advance(seconds(1));
  expect(rig.diary.lines.at(-1)).toBe('health fault');
});

test('a reader that falls silent is absent, and its link is opened anew', async () => {
  rig.simulator.misbehave({ on: 'any', what: { type: 'silence' } });
  const before = rig.cable.attempts;
  await rig.timers.advance(untilDeaf + seconds(1));
  expect(rig.diary.lines).toEqual(['health absent']);
  expect(rig.cable.attempts).toBeGreaterThan(before);
  rig.simulator.misbehave(undefined);
  await rig.timers.advance(seconds(30));
  expect(rig.diary.lines).toEqual(['health absent', 'health ready']);
});

test('one answer that goes missing changes nothing', async () => {
  rig.simulator.misbehave({ on: 'find', what: { type: 'silence' }, times: 1 });
  await rig.timers.advance(seconds(5));
  expect(rig.diary.lines).toEqual([]);
});

test.each([
  [0x60, '60 security module failed its self-test'],
  [0x66, '66 security module is not authorised'],
])(
  'a security module that answers %i is a fault, and is ready again when it says so',
  async (sw3, detail) => {
    rig.simulator.misbehave({ on: 'any', what: { type: 'status', sw3 } });
    await rig.timers.advance(severalPolls);
    expect(rig.diary.events.at(-1)).toEqual({ type: 'health', health: 'fault', detail });
    rig.simulator.misbehave(undefined);
    await rig.timers.advance(severalPolls);
    expect(rig.diary.lines).toEqual(['health fault', 'health ready']);
  },
);

test('a reader that only complains becomes a fault after a row of complaints', async () => {
  rig.simulator.misbehave({ on: 'find', what: { type: 'status', sw3: 0x21 }, times: deafPolls - 1 });
  await rig.timers.advance(severalPolls * 2);
  expect(rig.diary.lines).toEqual([]);
  rig.simulator.misbehave({ on: 'find', what: { type: 'status', sw3: 0x21 } });
  await rig.timers.advance(severalPolls * 2);
  expect(rig.diary.lines).toEqual(['health fault']);
});

test('a module that finds cards but breaks down on each is not asked about the same card for ever', async () => {
  rig.simulator.misbehave({ on: 'read', what: { type: 'status', sw3: 0x66 } });
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(minutes(1));
  expect(rig.diary.lines).toEqual(['card-found', 'health fault', 'card-failed reader-lost', 'health ready']);
});

test('readiness names the security module', () => {
  expect(rig.diary.events).toContainEqual({
    type: 'health',
    health: 'ready',
    detail: 'security module 05.01-20250101-1-0',
  });
});
