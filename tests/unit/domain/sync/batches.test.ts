import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextBatch } from '../../../../domain/sync/batches.ts';

const size = (n: number): number => n;

test('a batch ends at its number and at its bytes', () => {
  expect(nextBatch([1, 1, 1, 1], { count: 3, bytes: 100 }, size)).toEqual([1, 1, 1]);
  expect(nextBatch([40, 40, 40], { count: 10, bytes: 100 }, size)).toEqual([40, 40]);
  expect(nextBatch([], { count: 10, bytes: 100 }, size)).toEqual([]);
});

test('what is larger than a batch goes alone', () => {
  expect(nextBatch([500, 1], { count: 10, bytes: 100 }, size)).toEqual([500]);
});

test('batch after batch carries everything once, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(300)),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 500 }),
      (items, count, bytes) => {
        const sent: number[] = [];
        while (sent.length < items.length) {
          const batch = nextBatch(items.slice(sent.length), { count, bytes }, size);
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(count);
          if (batch.length > 1) expect(batch.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(bytes);
          sent.push(...batch);
        }
        expect(sent).toEqual(items);
      },
    ),
  );
});
