import { expect, test } from 'vitest';
import { mutations } from './mutate.ts';

const samples = [Uint8Array.from({ length: 40 }, (_, at) => at), new Uint8Array(9_000).fill(7)];
const take = (seed: number, count: number): readonly string[] => {
  const next = mutations(seed, samples);
  return Array.from({ length: count }, () => Buffer.from(next()).toString('hex'));
};

test('the same seed makes the same inputs, another seed others', () => {
  expect(take(1, 200)).toEqual(take(1, 200));
  expect(take(1, 200)).not.toEqual(take(2, 200));
});

test('inputs are near to a sample more often than not, and hardly ever alike or too long', () => {
  const inputs = take(3, 5_000);
  const near = inputs.filter((hex) => hex.includes('0405060708') || hex.includes('0707070707'));
  expect(near.length).toBeGreaterThan(2_500);
  expect(new Set(inputs).size).toBeGreaterThan(4_000);
  expect(Math.max(...inputs.map((hex) => hex.length / 2))).toBeLessThanOrEqual(4_096);
});

test('an input that was kept is not changed by the next', () => {
  const next = mutations(4, samples);
  const first = next();
  const copy = first.slice();
  for (let turn = 0; turn < 100; turn += 1) next();
  expect(first).toEqual(copy);
});
