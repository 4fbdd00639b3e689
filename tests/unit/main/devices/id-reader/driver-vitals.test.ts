import { afterEach, beforeEach, expect, test } from 'vitest';
import { seconds } from '../../../../../domain/kernel/time.ts';
import type { Vitals } from '../../../../../main/devices/health/vitals.ts';
import { createSamReader, readerDelays } from '../../../../../main/devices/id-reader/index.ts';
import type { IdReader } from '../../../../../main/devices/id-reader/index.ts';
import { otherCard } from '../../../../../main/devices/id-reader/simulated-card.ts';
import { createSamSimulator } from '../../../../../main/devices/id-reader/simulator.ts';
import type { SamSimulator } from '../../../../../main/devices/id-reader/simulator.ts';
import { settleAfterWakeMs } from '../../../../../main/devices/transport/kept-link.ts';
import { createFakeTimers } from '../../../../support/fake-timers.ts';
import type { FakeTimers } from '../../../../support/fake-timers.ts';
import { citizen } from '../../../../support/id-reader/cards.ts';
import { keepDiary } from '../../../../support/id-reader/reader-diary.ts';
import type { ReaderDiary } from '../../../../support/id-reader/reader-diary.ts';
import { createMemoryCable } from '../../../../support/memory-link.ts';
import type { MemoryCable } from '../../../../support/memory-link.ts';

let timers: FakeTimers;
let simulator: SamSimulator;
let cable: MemoryCable;
let reader: IdReader;
let diary: ReaderDiary;
let counted: string[];
let said: string[];
let turns: number;
let plug: () => void;

const vitals: Vitals = {
  alive: () => void (turns += 1),
  count: (counter) => void counted.push(counter),
  says: (words) => void said.push(words),
};
const severalPolls = readerDelays.pollMs * 6;

beforeEach(async () => {
  [turns, counted, said] = [0, [], []];
  timers = createFakeTimers();
  simulator = createSamSimulator({ timers });
  cable = createMemoryCable((farEnd) => simulator.attach(farEnd));
  const wake = (onWake: () => void): (() => void) => {
    plug = onWake;
    return () => {};
  };
  reader = createSamReader({ transport: cable.transport, timers, vitals, wake });
  diary = keepDiary(reader);
  reader.start();
  await timers.advance(severalPolls);
});
afterEach(async () => {
  await reader.stop();
  simulator.stop();
});

test('it gives a sign of life at every look', async () => {
  turns = 0;
  await timers.advance(readerDelays.pollMs * 10);
  expect(turns).toBe(10);
});

test('it gives a sign of life at every attempt to reach a reader that is gone', async () => {
  cable.unplug();
  await timers.advance(0);
  turns = 0;
  await timers.advance(seconds(1 + 2 + 5 + 10));
  expect(turns).toBe(4);
});

// The longest a sound driver is quiet decides when a supervisor may call it hung.
test('it is never quiet for ten seconds, whatever its reader does', async () => {
  simulator.misbehave({ on: 'read', what: { type: 'silence' } });
  simulator.putCard(citizen.card);
  for (let window = 0; window < 6; window += 1) {
    turns = 0;
    await timers.advance(seconds(10));
    expect(turns).toBeGreaterThan(0);
  }
});

test('it says which security module answers', () => {
  expect(said).toEqual(['security module 05.01-20250101-1-0']);
});

test('a card that is read counts as a reading, and nothing is said', async () => {
  said.length = 0;
  simulator.putCard(citizen.card);
  await timers.advance(severalPolls);
  expect(counted).toEqual(['reads']);
  expect(said).toEqual([]);
});

test('a card that is read at the second try counts the retry, and the reader’s complaint is said', async () => {
  said.length = 0;
  simulator.misbehave({ on: 'read', what: { type: 'status', sw3: 0x41 }, times: 1 });
  simulator.putCard(citizen.card);
  await timers.advance(severalPolls);
  expect(counted).toEqual(['retries', 'reads']);
  expect(said).toEqual(['SW3 = 41 card not read']);
});

test('a card that fails every time is one misreading', async () => {
  simulator.misbehave({ on: 'read', what: { type: 'status', sw3: 0x33 } });
  simulator.putCard(citizen.card);
  await timers.advance(severalPolls);
  expect(counted).toEqual(['retries', 'retries', 'misreads']);
});

test('a card of another system is no misreading', async () => {
  simulator.putCard(otherCard);
  await timers.advance(severalPolls);
  expect(diary.lines.at(-1)).toBe('card-failed not-an-id-card');
  expect(counted).toEqual([]);
  expect(said.at(-1)).toBe('SW3 = 40 unknown kind of card');
});

test('nothing it says or counts carries anything of the card', async () => {
  simulator.misbehave({ on: 'read', what: { type: 'damage' }, times: 1 });
  simulator.putCard(citizen.card);
  await timers.advance(seconds(10));
  simulator.removeCard();
  await timers.advance(seconds(10));
  const all = JSON.stringify([said, counted]);
  expect(all).not.toContain(citizen.document.number);
  expect(all).not.toContain(citizen.document.name);
});

test('a plug put in brings the reader back before its next attempt would', async () => {
  cable.unplug();
  await timers.advance(seconds(30));
  diary.mark();
  cable.plug();
  plug();
  await timers.advance(settleAfterWakeMs + readerDelays.pollMs);
  expect(diary.lines).toEqual(['health ready']);
});
