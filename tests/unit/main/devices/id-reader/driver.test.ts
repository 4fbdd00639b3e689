import { afterEach, beforeEach, expect, test } from 'vitest';
import { minutes, seconds } from '../../../../../domain/kernel/time.ts';
import { createSamReader, readerDelays } from '../../../../../main/devices/id-reader/index.ts';
import type { IdReader } from '../../../../../main/devices/id-reader/index.ts';
import { createSamSimulator } from '../../../../../main/devices/id-reader/simulator.ts';
import type { SamSimulator } from '../../../../../main/devices/id-reader/simulator.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import type { FakeTimers } from '../../../../support/fake-timers.ts';
import { citizen, hmt } from '../../../../support/id-reader/cards.ts';
import { keepDiary } from '../../../../support/id-reader/reader-diary.ts';
import type { ReaderDiary } from '../../../../support/id-reader/reader-diary.ts';
import { createMemoryCable } from '../../../../support/memory-link.ts';
import type { MemoryCable } from '../../../../support/memory-link.ts';

// The clock stands still here and the delays are the product's own.
const { pollMs, removedAfterMs, findTimeoutMs, quietMs, deafPolls } = readerDelays;
const severalPolls = pollMs * 4;
const untilRemoved = removedAfterMs + pollMs * 2;
const untilDeaf = (findTimeoutMs + quietMs + pollMs) * (deafPolls + 1);

let timers: FakeTimers;
let simulator: SamSimulator;
let cable: MemoryCable;
let reader: IdReader;
let diary: ReaderDiary;

const begin = async (findsReadCardAgain = true): Promise<void> => {
  timers = createFakeTimers(1_000);
  simulator = createSamSimulator({ timers, findsReadCardAgain });
  cable = createMemoryCable(simulator.attach);
  reader = createSamReader({ transport: cable.transport, timers });
  diary = keepDiary(reader);
  reader.start();
  await timers.advance(severalPolls);
  diary.mark();
};

beforeEach(() => begin());
afterEach(async () => {
  await reader.stop();
  simulator.stop();
  // A stopped driver leaves no alarm behind and no link open.
  expect(timers.pending()).toBe(0);
  expect(cable.isOpen).toBe(false);
});

test('a card that lies on the reader for ten minutes is read once', async () => {
  simulator.putCard(citizen.card);
  await timers.advance(minutes(10));
  expect(diary.lines).toEqual(['card-found', 'card-read']);
});

// The other kind of reader says "no card" as long as a card it has read lies there.
test('on a reader that hides a card it has read, the card is read once too', async () => {
  await reader.stop();
  await begin(false);
  simulator.putCard(citizen.card);
  await timers.advance(minutes(10));
  expect(diary.lines).toEqual(['card-found', 'card-read', 'card-removed']);
  simulator.removeCard();
  await timers.advance(severalPolls);
  simulator.putCard(citizen.card);
  await timers.advance(severalPolls);
  expect(diary.lines.slice(3)).toEqual(['card-found', 'card-read']);
});

test('the time of the last byte is the clock at that byte', async () => {
  simulator.putCard(citizen.card);
  await timers.advance(severalPolls);
  const read = diary.events.find((event) => event.type === 'card-read');
  const found = read?.type === 'card-read' ? read.lastByteAtMs : 0;
  expect(found).toBeGreaterThan(1_000 + severalPolls - 1);
  expect(found).toBeLessThan(timers.now());
});

test('a card that lies badly and flickers is not removed and not read again', async () => {
  simulator.putCard(citizen.card);
  await timers.advance(severalPolls);
  for (let flicker = 0; flicker < 10; flicker += 1) {
    simulator.misbehave({ on: 'find', what: { type: 'status', sw3: 0x80 }, times: 2 });
    await timers.advance(severalPolls);
  }
  expect(diary.lines).toEqual(['card-found', 'card-read']);
  simulator.removeCard();
  await timers.advance(untilRemoved);
  expect(diary.lines).toEqual(['card-found', 'card-read', 'card-removed']);
});

test('a card changed for another, with a moment between, is a new card', async () => {
  simulator.putCard(citizen.card);
  await timers.advance(severalPolls);
  simulator.removeCard();
  await timers.advance(untilRemoved);
  simulator.putCard(hmt.card);
  await timers.advance(severalPolls);
  expect(diary.lines).toEqual(['card-found', 'card-read', 'card-removed', 'card-found', 'card-read']);
});

// A visit is running; somebody trips over the cable. The card that started the visit must not start another one.
test('a card that was read is not read again when the reader comes back under it', async () => {
  simulator.putCard(citizen.card);
  await timers.advance(severalPolls);
  cable.unplug();
  await timers.advance(seconds(30));
  cable.plug();
  await timers.advance(seconds(30));
  expect(diary.lines).toEqual(['card-found', 'card-read', 'health absent', 'health ready']);
  simulator.removeCard();
  await timers.advance(untilRemoved);
  expect(diary.lines.at(-1)).toBe('card-removed');
});

test('a reader lost in the middle of a card ends that card, and reads it when it is back', async () => {
  simulator.misbehave({ on: 'read', what: { type: 'silence' }, times: 1 });
  simulator.putCard(citizen.card);
  await timers.advance(severalPolls);
  cable.unplug();
  await timers.advance(0);
  expect(diary.lines).toEqual(['card-found', 'health absent', 'card-failed reader-lost', 'card-removed']);
  diary.mark();
  cable.plug();
  await timers.advance(seconds(2));
  expect(diary.lines).toEqual(['health ready', 'card-found', 'card-read']);
});

test('an absent reader is tried after 1, 2, 5, 10 and again 10 seconds, and reported once', async () => {
  const before = cable.attempts;
  cable.unplug();
  const attemptsAfter: number[] = [];
  for (const wait of [1, 2, 5, 10, 10]) {
    await timers.advance(seconds(wait) - 1);
    attemptsAfter.push(cable.attempts - before);
    await timers.advance(1);
  }
  expect(attemptsAfter).toEqual([0, 1, 2, 3, 4]);
  expect(cable.attempts - before).toBe(5);
  expect(diary.lines).toEqual(['health absent']);
});

test('a link that proved itself is retried quickly after its next loss', async () => {
  cable.unplug();
  await timers.advance(seconds(60));
  cable.plug();
  await timers.advance(seconds(30));
  const before = cable.attempts;
  cable.unplug();
  await timers.advance(seconds(1));
  expect(cable.attempts - before).toBe(1);
});

test('a port that another program holds is a fault, not an absence', async () => {
  cable.unplug({ kind: 'busy', detail: 'Cannot lock port' });
  await timers.advance(seconds(1));
  await reader.stop();
  reader.start();
  await timers.advance(seconds(1));
  expect(diary.lines.at(-1)).toBe('health fault');
});

test('a reader that falls silent is absent, and its link is opened anew', async () => {
  simulator.misbehave({ on: 'any', what: { type: 'silence' } });
  const before = cable.attempts;
  await timers.advance(untilDeaf + seconds(1));
  expect(diary.lines).toEqual(['health absent']);
  expect(cable.attempts).toBeGreaterThan(before);
  simulator.misbehave(undefined);
  await timers.advance(seconds(30));
  expect(diary.lines).toEqual(['health absent', 'health ready']);
});

test('one answer that goes missing changes nothing', async () => {
  simulator.misbehave({ on: 'find', what: { type: 'silence' }, times: 1 });
  await timers.advance(seconds(5));
  expect(diary.lines).toEqual([]);
});

test.each([
  [0x60, '60 security module failed its self-test'],
  [0x66, '66 security module is not authorised'],
])(
  'a security module that answers %i is a fault, and is ready again when it says so',
  async (sw3, detail) => {
    simulator.misbehave({ on: 'any', what: { type: 'status', sw3 } });
    await timers.advance(severalPolls);
    expect(diary.events.at(-1)).toEqual({ type: 'health', health: 'fault', detail });
    simulator.misbehave(undefined);
    await timers.advance(severalPolls);
    expect(diary.lines).toEqual(['health fault', 'health ready']);
  },
);

test('a reader that only complains becomes a fault after a row of complaints', async () => {
  simulator.misbehave({ on: 'find', what: { type: 'status', sw3: 0x21 }, times: deafPolls - 1 });
  await timers.advance(severalPolls * 2);
  expect(diary.lines).toEqual([]);
  simulator.misbehave({ on: 'find', what: { type: 'status', sw3: 0x21 } });
  await timers.advance(severalPolls * 2);
  expect(diary.lines).toEqual(['health fault']);
});

test('a module that finds cards but breaks down on each is not asked about the same card for ever', async () => {
  simulator.misbehave({ on: 'read', what: { type: 'status', sw3: 0x66 } });
  simulator.putCard(citizen.card);
  await timers.advance(minutes(1));
  expect(diary.lines).toEqual(['card-found', 'health fault', 'card-failed reader-lost', 'health ready']);
});

test('readiness names the security module', () => {
  expect(diary.events).toContainEqual({
    type: 'health',
    health: 'ready',
    detail: 'security module 05.01-20250101-1-0',
  });
});
