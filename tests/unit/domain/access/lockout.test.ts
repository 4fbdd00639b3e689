import { expect, test } from 'vitest';
import { lockoutAt, lockoutRule } from '../../../../domain/access/lockout.ts';
import { instant, minutes } from '../../../../domain/kernel/time.ts';

const noon = instant(1_795_406_400_000);

test('four wrong PINs lock nothing', () => {
  expect(lockoutAt({ failures: 4, lastFailureAt: noon }, noon)).toEqual({ locked: false });
});

test.each([
  [5, 1],
  [6, 2],
  [7, 4],
  [9, 16],
  [10, 30],
  [1_000, 30],
])('after %i wrong PINs the lock lasts %i minutes', (failures, lasts) => {
  const until = instant(noon + minutes(lasts));
  expect(lockoutAt({ failures, lastFailureAt: noon }, noon)).toEqual({ locked: true, until });
  expect(lockoutAt({ failures, lastFailureAt: noon }, until)).toEqual({ locked: false });
});

test('a clock set back a day locks no longer than the rule says', () => {
  const yesterday = instant(noon - 86_400_000);
  const lock = lockoutAt({ failures: 5, lastFailureAt: noon }, yesterday);
  expect(lock).toEqual({ locked: true, until: yesterday + lockoutRule.firstMs });
});

test('nobody is locked who never failed', () => {
  expect(lockoutAt({ failures: 0 }, noon)).toEqual({ locked: false });
});
