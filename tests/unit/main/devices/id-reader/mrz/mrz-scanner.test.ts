import { afterEach, beforeEach, expect, test } from 'vitest';
import { err } from '../../../../../../domain/kernel/result.ts';
import { minutes } from '../../../../../../domain/kernel/time.ts';
import type { IdReader } from '../../../../../../main/devices/id-reader/index.ts';
import { createMrzScanner, mrzTimings } from '../../../../../../main/devices/id-reader/mrz/mrz-scanner.ts';
import type { ByteStream } from '../../../../../../main/devices/transport/byte-stream.ts';
import { settleAfterWakeMs } from '../../../../../../main/devices/transport/kept-link.ts';
import { createFakeTimers, settle, type FakeTimers } from '../../../../../support/fake-timers.ts';
import {
  passportSpecimen,
  probe,
  withCharacter,
  zoneDay,
} from '../../../../../support/id-reader/passports.ts';
import { keepDiary, type ReaderDiary } from '../../../../../support/id-reader/reader-diary.ts';
import { createMemoryCable, type MemoryCable } from '../../../../../support/memory-link.ts';

const { gapMs, restMs, aliveMs } = mrzTimings;
const whole = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

let timers: FakeTimers;
let cable: MemoryCable;
let farEnd: ByteStream;
let scanner: IdReader;
let diary: ReaderDiary;
let told: string[];

beforeEach(async () => {
  timers = createFakeTimers(1_000);
  told = [];
  cable = createMemoryCable((stream) => {
    farEnd = stream;
  });
  scanner = createMrzScanner({
    ...{ transport: cable.transport, timers, today: () => zoneDay },
    vitals: {
      alive: () => told.push('alive'),
      count: (counter) => told.push(counter),
      says: (words) => told.push(words),
    },
  });
  diary = keepDiary(scanner);
  scanner.start();
  await settle();
  diary.mark();
  told = [];
});

afterEach(async () => {
  await scanner.stop();
  expect(timers.pending()).toBe(0);
  expect(cable.isOpen).toBe(false);
});

async function send(text: string): Promise<void> {
  await farEnd.write(Buffer.from(text, 'latin1'));
  await settle();
}

test('a document is read as its last line ends, and counts as taken away a moment later', async () => {
  await send(whole(passportSpecimen.card));
  expect(diary.lines).toEqual(['card-found', 'card-read']);
  expect(diary.events.at(-1)).toEqual({
    type: 'card-read',
    document: passportSpecimen.document,
    lastByteAtMs: 1_000,
  });
  await timers.advance(restMs);
  expect(diary.lines).toEqual(['card-found', 'card-read', 'card-removed']);
  expect(told).toEqual(['reads']);
});

test('a document that stays there is one document, however often it is sent', async () => {
  for (let times = 0; times < 5; times += 1) {
    await send(whole(probe.card));
    await timers.advance(restMs - 1);
  }
  expect(diary.lines).toEqual(['card-found', 'card-read']);
  await timers.advance(1);
  await send(whole(probe.card));
  expect(diary.lines).toEqual(['card-found', 'card-read', 'card-removed', 'card-found', 'card-read']);
});

test('lines that come one by one are one document; after too long a pause they are not', async () => {
  const [first, second] = passportSpecimen.card;
  await send(`${first}\r`);
  await timers.advance(gapMs - 1);
  await send(`${second}\r`);
  expect(diary.lines).toEqual(['card-found', 'card-read']);
  await timers.advance(restMs);
  diary.mark();
  await send(`${first}\r`);
  await timers.advance(gapMs);
  expect(diary.lines).toEqual(['card-found', 'card-failed unreadable']);
});

// A misread figure: the visitor is told to try again, and nobody guesses what the figure may be.
test('a document whose check digits do not fit is not read', async () => {
  const [names = '', numbers = ''] = probe.card;
  await send(whole([names, withCharacter(numbers, 4, 'O')]));
  expect(diary.lines).toEqual(['card-found', 'card-failed unreadable']);
  expect(told).toEqual(['misreads']);
  await send(whole(probe.card));
  expect(diary.lines.slice(2)).toEqual(['card-removed', 'card-found', 'card-read']);
});

test('noise is counted and told in words, and nobody is bothered', async () => {
  await send('READER V1.20\r\n\x00\xff');
  await timers.advance(gapMs);
  expect(diary.lines).toEqual([]);
  expect(told).toEqual(['misreads', 'sent something that is no document']);
});

test('bytes without end are a fault until they end; then documents are read again', async () => {
  for (let piece = 0; piece < 20; piece += 1) await send('P<'.repeat(1_000));
  expect(diary.lines).toEqual(['health fault']);
  await timers.advance(gapMs);
  expect(diary.lines).toEqual(['health fault', 'health ready']);
  await send(whole(probe.card));
  expect(diary.lines.slice(2)).toEqual(['card-found', 'card-read']);
});

test('a cable pulled half-way through a document leaves nothing behind', async () => {
  await send(whole(passportSpecimen.card));
  await send(`${probe.card[0]}\r`);
  cable.unplug();
  await settle();
  expect(diary.lines.slice(2)).toEqual(['health absent', 'card-removed']);
  diary.mark();
  cable.plug();
  await timers.advance(1_000);
  await send(`${probe.card[1]}\r`);
  await timers.advance(gapMs);
  expect(diary.lines).toEqual(['health ready', 'card-found', 'card-failed unreadable']);
});

test('a port that another program holds is a fault', async () => {
  cable.unplug({ kind: 'busy', detail: 'held by the demo program of the vendor' });
  await timers.advance(20_000);
  expect(diary.lines).toEqual(['health absent', 'health fault']);
});

test('it gives signs of life while it only listens, and on every attempt to connect', async () => {
  await timers.advance(3 * aliveMs);
  expect(told).toEqual(['alive', 'alive', 'alive']);
  cable.unplug();
  await settle();
  told = [];
  await timers.advance(8_000);
  expect(told).toEqual(['alive', 'alive', 'alive']);
});

test('what it tells of itself names nobody', async () => {
  const [names = '', numbers = ''] = probe.card;
  await send(whole(probe.card));
  await timers.advance(restMs);
  await send(whole([names, withCharacter(numbers, 4, 'O')]));
  await send(names);
  await timers.advance(gapMs);
  expect(told.join()).not.toMatch(/PROBE|C0000/);
});

test('a scanner that is plugged in again is tried at once', async () => {
  const clock = createFakeTimers();
  const wakes = new Set<() => void>();
  let attempts = 0;
  const unplugged = createMrzScanner({
    transport: {
      name: 'unplugged',
      open() {
        attempts += 1;
        return Promise.resolve(err({ kind: 'no-such-port', detail: 'not there' }));
      },
    },
    ...{ timers: clock, today: () => zoneDay },
    wake(onWake) {
      wakes.add(onWake);
      return () => wakes.delete(onWake);
    },
  });
  unplugged.start();
  await clock.advance(minutes(1));
  const before = attempts;
  wakes.forEach((wake) => wake());
  await clock.advance(settleAfterWakeMs);
  expect(attempts).toBe(before + 1);
  await unplugged.stop();
  expect(wakes.size).toBe(0);
});
