import { expect, test } from 'vitest';
import { createBackoff } from '../../../../../main/devices/transport/backoff.ts';

test('it waits 1, 2, 5 and then always 10 seconds, and starts again after a reset', () => {
  const backoff = createBackoff();
  const next = (count: number): number[] => Array.from({ length: count }, () => backoff.nextMs());
  expect(next(6)).toEqual([1_000, 2_000, 5_000, 10_000, 10_000, 10_000]);
  backoff.reset();
  expect(next(2)).toEqual([1_000, 2_000]);
});
