import { afterEach, beforeEach, expect, test } from 'vitest';
import { minutes, seconds } from '../../../../../domain/kernel/time.ts';
import { readerDelays } from '../../../../../main/devices/id-reader/index.ts';
import { unreadableCard } from '../../../../../main/devices/id-reader/simulated-card.ts';
import { citizen, hmt } from '../../../../support/id-reader/cards.ts';
import { driverRig, severalPolls, untilRemoved } from './driver-rig.ts';
import type { DriverRig } from './driver-rig.ts';

const { pollMs, readAttempts } = readerDelays;

let rig: DriverRig;
beforeEach(async () => {
  rig = await driverRig();
});
afterEach(() => rig.end());

test('a card that lies on the reader for ten minutes is read once', async () => {
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(minutes(10));
  expect(rig.diary.lines).toEqual(['card-found', 'card-read']);
});

// The other kind of reader says "no card" as long as a card it has read lies there.
test('on a reader that hides a card it has read, the card is read once too', async () => {
  await rig.end();
  rig = await driverRig(false);
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(minutes(10));
  expect(rig.diary.lines).toEqual(['card-found', 'card-read', 'card-removed']);
  rig.simulator.removeCard();
  await rig.timers.advance(severalPolls);
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(severalPolls);
  expect(rig.diary.lines.slice(3)).toEqual(['card-found', 'card-read']);
});

test('the time of the last byte is the clock at that byte', async () => {
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(severalPolls);
  const read = rig.diary.events.find((event) => event.type === 'card-read');
  const found = read?.type === 'card-read' ? read.lastByteAtMs : 0;
  expect(found).toBeGreaterThan(1_000 + severalPolls - 1);
  expect(found).toBeLessThan(rig.timers.now());
});

test('a card that lies badly and flickers is not removed and not read again', async () => {
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(severalPolls);
  for (let flicker = 0; flicker < 10; flicker += 1) {
    rig.simulator.misbehave({ on: 'find', what: { type: 'status', sw3: 0x80 }, times: 2 });
    await rig.timers.advance(severalPolls);
  }
  expect(rig.diary.lines).toEqual(['card-found', 'card-read']);
  rig.simulator.removeCard();
  await rig.timers.advance(untilRemoved);
  expect(rig.diary.lines).toEqual(['card-found', 'card-read', 'card-removed']);
});

test('a card changed for another in a hurry is a new card, on both kinds of readers', async () => {
  for (const findsReadCardAgain of [true, false]) {
    await rig.end();
    rig = await driverRig(findsReadCardAgain);
    rig.simulator.putCard(citizen.card);
    await rig.timers.advance(pollMs);
    rig.diary.mark();
    rig.simulator.swapCard(hmt.card);
    await rig.timers.advance(pollMs * 2);
    expect(rig.diary.lines).toEqual(['card-removed', 'card-found', 'card-read']);
    expect(rig.diary.events.at(-1)).toMatchObject({ document: hmt.document });
  }
});

test('a reader that tells cards apart by itself shows a change without an empty look', async () => {
  const iin = (last: number): Uint8Array => Uint8Array.of(0, 0, 0, last);
  rig.simulator.putCard({ ...citizen.card, iin: iin(1) });
  await rig.timers.advance(severalPolls);
  rig.simulator.putCard({ ...hmt.card, iin: iin(2) });
  await rig.timers.advance(severalPolls);
  expect(rig.diary.lines.slice(2)).toEqual(['card-removed', 'card-found', 'card-read']);
});

test('a card lifted and put back in a hurry is read once more, to itself, and starts nothing', async () => {
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(severalPolls);
  const readBefore = rig.countRequests('read');
  rig.simulator.swapCard(citizen.card);
  await rig.timers.advance(minutes(1));
  expect(rig.countRequests('read') - readBefore).toBe(1);
  expect(rig.diary.lines).toEqual(['card-found', 'card-read']);
});

test('a card that lies still is only looked for, never selected or read again', async () => {
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(severalPolls);
  const before = {
    find: rig.countRequests('find'),
    select: rig.countRequests('select'),
    read: rig.countRequests('read'),
  };
  await rig.timers.advance(seconds(10));
  expect(rig.countRequests('find') - before.find).toBe(seconds(10) / pollMs);
  expect(rig.countRequests('select')).toBe(before.select);
  expect(rig.countRequests('read')).toBe(before.read);
});

test('a card changed while the cable was out is a new card', async () => {
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(severalPolls);
  rig.cable.unplug();
  rig.simulator.putCard(hmt.card);
  rig.cable.plug();
  await rig.timers.advance(seconds(5));
  expect(rig.diary.lines).toEqual([
    'card-found',
    'card-read',
    'health absent',
    'health ready',
    'card-removed',
    'card-found',
    'card-read',
  ]);
});

test('a card that could not be read is read when it was moved to lie better', async () => {
  rig.simulator.putCard(unreadableCard);
  await rig.timers.advance(severalPolls * 2);
  rig.simulator.swapCard(citizen.card);
  await rig.timers.advance(severalPolls);
  expect(rig.diary.lines).toEqual([
    'card-found',
    'card-failed unreadable',
    'card-removed',
    'card-found',
    'card-read',
  ]);
});

// What cannot be compared is taken for the same: a missed card is lifted once more, a second visit cannot be undone.
test('a card that cannot be compared is given up after some tries, and nothing is said', async () => {
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(severalPolls);
  const readBefore = rig.countRequests('select');
  rig.simulator.misbehave({ on: 'read', what: { type: 'status', sw3: 0x41 } });
  rig.simulator.swapCard(hmt.card);
  await rig.timers.advance(minutes(1));
  expect(rig.countRequests('select') - readBefore).toBe(readAttempts);
  expect(rig.diary.lines).toEqual(['card-found', 'card-read']);
});

test('a card changed for another, with a moment between, is a new card', async () => {
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(severalPolls);
  rig.simulator.removeCard();
  await rig.timers.advance(untilRemoved);
  rig.simulator.putCard(hmt.card);
  await rig.timers.advance(severalPolls);
  expect(rig.diary.lines).toEqual(['card-found', 'card-read', 'card-removed', 'card-found', 'card-read']);
});

// A visit is running; somebody trips over the rig.cable. The card that started the visit must not start another one.
test('a card that was read is not read again when the reader comes back under it', async () => {
  rig.simulator.putCard(citizen.card);
  await rig.timers.advance(severalPolls);
  rig.cable.unplug();
  await rig.timers.advance(seconds(30));
  rig.cable.plug();
  await rig.timers.advance(seconds(30));
  expect(rig.diary.lines).toEqual(['card-found', 'card-read', 'health absent', 'health ready']);
  rig.simulator.removeCard();
  await rig.timers.advance(untilRemoved);
  expect(rig.diary.lines.at(-1)).toBe('card-removed');
});
