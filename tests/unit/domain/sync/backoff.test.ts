import { expect, test } from 'vitest';
import { createBackoff } from '../../../../domain/sync/backoff.ts';
import { seededRandom } from '../../../../domain/kernel/seeded-random.ts';

test('each failure doubles the wait up to the most, and a success starts over', () => {
  const backoff = createBackoff({ firstMs: 1_000, mostMs: 10_000 }, () => 1);
  expect([1, 2, 3, 4, 5, 6].map(() => backoff.next())).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  backoff.reset();
  expect(backoff.next()).toBe(1_000);
});

test('the wait is spread over its upper half', () => {
  const random = seededRandom(1);
  const waits = Array.from({ length: 200 }, () =>
    createBackoff({ firstMs: 1_000, mostMs: 9_000 }, random).next(),
  );
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(500);
  expect(Math.max(...waits)).toBeLessThanOrEqual(1_000);
  expect(new Set(waits).size).toBeGreaterThan(100);
});

test('a year of failures is still a wait and no overflow', () => {
  const backoff = createBackoff({ firstMs: 1_000, mostMs: 60_000 }, () => 0);
  const waits = Array.from({ length: 5_000 }, () => backoff.next());
  expect(waits.at(-1)).toBe(30_000);
});
