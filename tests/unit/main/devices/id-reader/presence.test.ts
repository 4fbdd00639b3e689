import { expect, test } from 'vitest';
import { createPresence } from '../../../../../main/devices/id-reader/presence.ts';

test('a card dealt with is lifted when none was found for the whole time', () => {
  const presence = createPresence(600);
  presence.deal();
  expect(presence.missed(1_000)).toBe(false);
  expect(presence.missed(1_599)).toBe(false);
  expect(presence.dealtWith).toBe(true);
  expect(presence.missed(1_600)).toBe(true);
  expect(presence.dealtWith).toBe(false);
});

test('a card that comes and goes is still the same card', () => {
  const presence = createPresence(600);
  presence.deal();
  expect(presence.missed(1_000)).toBe(false);
  presence.seen();
  expect(presence.missed(1_600)).toBe(false);
  expect(presence.missed(2_100)).toBe(false);
  expect(presence.dealtWith).toBe(true);
});

test('an empty field is never a lifted card', () => {
  const presence = createPresence(600);
  expect(presence.missed(0)).toBe(false);
  expect(presence.missed(10_000)).toBe(false);
  presence.deal();
  // the misses from before the card do not count against it
  expect(presence.missed(10_001)).toBe(false);
});
