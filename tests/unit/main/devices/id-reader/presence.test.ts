import { expect, test } from 'vitest';
import { createPresence } from '../../../../../main/devices/id-reader/presence.ts';
import type { Presence } from '../../../../../main/devices/id-reader/presence.ts';

const zeros = '00000000';

/** A card that was found and read at 0 ms. */
function dealtCard(mark = zeros): Presence {
  const presence = createPresence(600, 3);
  presence.seen(mark);
  presence.deal('N1');
  return presence;
}

test('a card dealt with is lifted when none was found for the whole time', () => {
  const presence = dealtCard();
  expect(presence.missed(1_000)).toBe(false);
  expect(presence.missed(1_599)).toBe(false);
  expect(presence.dealtWith).toBe(true);
  expect(presence.missed(1_600)).toBe(true);
  expect(presence.dealtWith).toBe(false);
});

test('a card that comes and goes is not lifted', () => {
  const presence = dealtCard();
  expect(presence.missed(1_000)).toBe(false);
  presence.seen(zeros);
  expect(presence.missed(1_600)).toBe(false);
  expect(presence.missed(2_100)).toBe(false);
  expect(presence.dealtWith).toBe(true);
});

test('an empty field is never a lifted card', () => {
  const presence = createPresence(600, 3);
  expect(presence.missed(0)).toBe(false);
  expect(presence.missed(10_000)).toBe(false);
  presence.deal();
  // the misses from before the card do not count against it
  expect(presence.missed(10_001)).toBe(false);
});

test('a card is in doubt from the first miss until its number was compared', () => {
  const presence = dealtCard();
  presence.seen(zeros);
  expect(presence.inDoubt).toBe(false);
  presence.missed(1_000);
  presence.seen(zeros);
  presence.seen(zeros);
  expect(presence.inDoubt).toBe(true);
  expect(presence.compare('N1')).toBe('same');
  expect(presence.inDoubt).toBe(false);
  presence.missed(2_000);
  presence.seen(zeros);
  expect(presence.compare('N2')).toBe('another');
});

test('a card that failed is another one as soon as it has a number', () => {
  const presence = createPresence(600, 3);
  presence.deal();
  presence.missed(1_000);
  presence.seen(zeros);
  expect(presence.compare('N1')).toBe('another');
});

test('after several failed comparisons the card is left alone until the next miss', () => {
  const presence = dealtCard();
  presence.missed(1_000);
  for (let reading = 0; reading < 3; reading += 1) {
    presence.seen(zeros);
    expect(presence.inDoubt).toBe(true);
    presence.notCompared();
  }
  presence.seen(zeros);
  expect(presence.inDoubt).toBe(false);
  presence.missed(2_000);
  presence.seen(zeros);
  expect(presence.inDoubt).toBe(true);
});

test('another mark raises doubt without a miss', () => {
  const presence = dealtCard('00000001');
  presence.seen('00000001');
  expect(presence.inDoubt).toBe(false);
  presence.seen('00000002');
  expect(presence.inDoubt).toBe(true);
});

// Otherwise such a reader would read a card lying still at every look.
test('marks are no longer listened to once the same card had two of them', () => {
  const presence = dealtCard('00000001');
  presence.seen('00000002');
  expect(presence.compare('N1')).toBe('same');
  presence.seen('00000003');
  expect(presence.inDoubt).toBe(false);
});

test('nothing was dealt with, so nothing is in doubt', () => {
  const presence = createPresence(600, 3);
  presence.lookedAway();
  presence.missed(0);
  presence.seen(zeros);
  expect(presence.inDoubt).toBe(false);
});
