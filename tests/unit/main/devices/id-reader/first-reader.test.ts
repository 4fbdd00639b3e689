import { beforeEach, expect, test } from 'vitest';
import type { ReaderHealth } from '../../../../../domain/visit/status.ts';
import { createFirstReader } from '../../../../../main/devices/id-reader/first-reader.ts';
import type { FirstReader } from '../../../../../main/devices/id-reader/first-reader.ts';
import type { IdReader, IdReaderEvent } from '../../../../../main/devices/id-reader/index.ts';
import { citizen, hmt } from '../../../../support/id-reader/cards.ts';
import { anyPortrait, isWiped } from '../../../../support/id-reader/faces.ts';
import { keepDiary } from '../../../../support/id-reader/reader-diary.ts';
import type { ReaderDiary } from '../../../../support/id-reader/reader-diary.ts';

/** A reader that says what the test tells it to. */
class SpokenReader implements IdReader {
  starts = 0;
  stops = 0;
  #listener: ((event: IdReaderEvent) => void) | undefined;
  start(): void {
    this.starts += 1;
  }
  stop(): Promise<void> {
    this.stops += 1;
    return Promise.resolve();
  }
  onEvent(listener: (event: IdReaderEvent) => void): () => void {
    this.#listener = listener;
    return () => (this.#listener = undefined);
  }
  says(event: IdReaderEvent): void {
    this.#listener?.(event);
  }
  is(health: ReaderHealth, detail?: string): void {
    this.says({ type: 'health', health, ...(detail !== undefined && { detail }) });
  }
  finds(): void {
    this.says({ type: 'card-found' });
  }
  reads({ document } = citizen): void {
    this.says({ type: 'card-read', document, lastByteAtMs: 7 });
  }
  fails(): void {
    this.says({ type: 'card-failed', problem: 'unreadable' });
  }
  removes(): void {
    this.says({ type: 'card-removed' });
  }
}

let left: SpokenReader;
let right: SpokenReader;
let both: FirstReader;
let diary: ReaderDiary;
beforeEach(() => {
  left = new SpokenReader();
  right = new SpokenReader();
  both = createFirstReader([
    { id: 'reader-1', reader: left },
    { id: 'reader-2', reader: right },
  ]);
  diary = keepDiary(both);
  both.start();
  left.is('ready', 'security module 1');
  right.is('ready', 'security module 2');
  diary.mark();
});

const wholeVisit = ['card-found', 'card-read', 'card-removed'];

test('whichever reader is used is heard, one after the other', () => {
  for (const reader of [left, right, left]) {
    reader.finds();
    reader.reads();
    reader.removes();
  }
  expect(diary.lines).toEqual([...wholeVisit, ...wholeVisit, ...wholeVisit]);
});

test('while a card lies on one reader, a card on the other is ignored from beginning to end', () => {
  left.finds();
  right.finds();
  left.reads();
  right.reads(hmt);
  right.removes();
  left.removes();
  expect(diary.lines).toEqual(wholeVisit);
  expect(diary.events.filter(({ type }) => type === 'card-read')).toEqual([
    { type: 'card-read', document: citizen.document, lastByteAtMs: 7 },
  ]);
});

test('the face of a card that is ignored is wiped, that of the card in use is passed on', () => {
  const [used, ignored] = [anyPortrait(), anyPortrait()];
  left.finds();
  right.finds();
  right.says({ type: 'card-read', document: hmt.document, portrait: ignored, lastByteAtMs: 7 });
  left.says({ type: 'card-read', document: citizen.document, portrait: used, lastByteAtMs: 7 });
  expect(isWiped(ignored.rgb)).toBe(true);
  expect(diary.events.at(-1)).toMatchObject({ document: citizen.document, portrait: anyPortrait() });
});

// The first visitor is done and leaves. What still lies on the other reader may be a forgotten card: no ghost visit.
test('a card ignored once begins nothing when the first has left, until it is put on again', () => {
  left.finds();
  left.reads();
  right.finds();
  left.removes();
  right.reads(hmt);
  expect(diary.lines).toEqual(wholeVisit);
  right.removes();
  right.finds();
  right.reads(hmt);
  expect(diary.lines).toEqual([...wholeVisit, 'card-found', 'card-read']);
});

test('a card that fails holds its reader until it is lifted', () => {
  left.finds();
  left.fails();
  right.finds();
  right.reads();
  right.removes();
  left.removes();
  expect(diary.lines).toEqual(['card-found', 'card-failed unreadable', 'card-removed']);
});

test('a reader lost in the middle of a card says so itself', () => {
  left.finds();
  left.is('absent');
  left.says({ type: 'card-failed', problem: 'reader-lost' });
  left.removes();
  right.finds();
  right.reads();
  expect(diary.lines).toEqual([
    'card-found',
    'card-failed reader-lost',
    'card-removed',
    'card-found',
    'card-read',
  ]);
});

test.each(['absent', 'fault', 'connecting'] as const)(
  'a reader that is %s gives way to the next card, and what it says of its own later is not heard',
  (health) => {
    left.finds();
    left.reads();
    left.is(health);
    expect(diary.lines).toEqual(['card-found', 'card-read']);
    right.finds();
    left.removes();
    right.reads(hmt);
    left.is('ready');
    right.removes();
    expect(diary.lines).toEqual([...wholeVisit, ...wholeVisit]);
  },
);

test('a reader that goes silent in the middle of a card gives way too, and its card has failed', () => {
  left.finds();
  left.is('fault');
  right.finds();
  left.reads();
  left.removes();
  right.reads(hmt);
  expect(diary.lines).toEqual([
    'card-found',
    'card-failed reader-lost',
    'card-removed',
    'card-found',
    'card-read',
  ]);
  expect(diary.events.at(-1)).toMatchObject({ document: hmt.document });
});

// A supervisor may put a fresh driver in place of one that hangs; the card lies there all the while.
test('a reader that announces a second card without an end to the first has ended it', () => {
  left.finds();
  left.reads();
  left.finds();
  left.reads();
  left.finds();
  left.finds();
  expect(diary.lines).toEqual([
    ...wholeVisit,
    ...wholeVisit,
    'card-found',
    'card-failed reader-lost',
    'card-removed',
    'card-found',
  ]);
});

test('together they are as well as the best of them, in its words', () => {
  left.is('absent', 'unplugged');
  expect(diary.lines).toEqual([]);
  right.is('fault', '66 security module is not authorised');
  left.is('connecting', 'serial /dev/ttyUSB0');
  left.is('ready', 'security module 1');
  expect(diary.lines).toEqual(['health absent', 'health connecting', 'health ready']);
  expect(diary.events.at(-1)).toEqual({ type: 'health', health: 'ready', detail: 'security module 1' });
});

test('each one’s own health stays to be seen', () => {
  const seen: string[] = [];
  const leave = both.onReaderHealth((id, health, detail) => seen.push(`${id} ${health} ${detail ?? ''}`));
  right.is('absent', 'unplugged');
  left.is('fault');
  leave();
  left.is('ready');
  expect(seen).toEqual(['reader-2 absent unplugged', 'reader-1 fault ']);
});

test('stopped, it stops them all, ends the card it served and hears no more; started again, it begins from the beginning', async () => {
  left.finds();
  await both.stop();
  left.reads();
  right.is('fault');
  expect([left.stops, right.stops]).toEqual([1, 1]);
  expect(diary.lines).toEqual(['card-found', 'card-failed reader-lost', 'card-removed']);
  diary.mark();
  both.start();
  both.start();
  expect([left.starts, right.starts]).toEqual([2, 2]);
  left.is('connecting');
  right.is('ready');
  right.finds();
  expect(diary.lines).toEqual(['health connecting', 'health ready', 'card-found']);
});

test('no readers at all is a reader that never says anything', async () => {
  const none = createFirstReader([]);
  const nothing = keepDiary(none);
  none.start();
  await none.stop();
  expect(nothing.lines).toEqual([]);
});
