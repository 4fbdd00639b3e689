import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  byDistance,
  cornersOf,
  equalErrorRate,
  operatingPoints,
  pointAt,
  type ScoredPair,
} from '../../domain/face/accuracy.ts';

const pair: fc.Arbitrary<ScoredPair> = fc.record({
  // Few values, so that many are equal.
  distance: fc.oneof(
    fc.integer({ min: 0, max: 12 }).map((tenths) => tenths / 10),
    fc.constant(Infinity),
  ),
  people: fc.constantFrom<[string, string]>(['a', 'a'], ['b', 'b'], ['a', 'b']),
});
const pairs = fc.array(pair, { minLength: 1, maxLength: 40 });

/** By counting, for one threshold. */
function counted(all: readonly ScoredPair[], threshold: number) {
  const part = (isSame: boolean) => {
    const those = all.filter(({ people: [a, b] }) => (a === b) === isSame);
    return those.filter(({ distance }) => distance <= threshold).length / those.length;
  };
  return { threshold, falseAccept: part(false), trueAccept: part(true) };
}

test('the curve is what counting gives for every threshold', () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const thresholds = [...new Set(all.map(({ distance }) => distance))]
        .filter(Number.isFinite)
        .sort((a, b) => a - b);
      const curve = [...operatingPoints(byDistance(all))];
      expect(curve).toEqual(thresholds.map((threshold) => counted(all, threshold)));
    }),
  );
});

test('a pair that counts three times is as good as three pairs', () => {
  fc.assert(
    fc.property(pairs, fc.nat({ max: 39 }), (all, at) => {
      const heavy = all[at % all.length];
      const tripled = heavy ? [...all, heavy, heavy] : all;
      const weighted = operatingPoints(byDistance(all), (one) => (one === heavy ? 3 : 1));
      expect([...weighted]).toEqual([...operatingPoints(byDistance(tripled))]);
    }),
  );
});

test('no line keeps the rate of strangers and accepts more right people', () => {
  fc.assert(
    fc.property(pairs, fc.double({ min: 0, max: 1, noNaN: true }), (all, most) => {
      const points = [...operatingPoints(byDistance(all))];
      if (points.some(({ falseAccept, trueAccept }) => Number.isNaN(falseAccept + trueAccept))) return;
      const best = pointAt(points, most);
      const rivals = points.filter(({ falseAccept }) => falseAccept <= most);
      expect(best?.trueAccept).toBe(
        rivals.length > 0 ? Math.max(...rivals.map((one) => one.trueAccept)) : undefined,
      );
      expect(pointAt(cornersOf(points), most)).toEqual(best);
    }),
  );
});

test('the equal error rate lies between the errors on both sides of it', () => {
  fc.assert(
    fc.property(pairs, (all) => {
      const points = [...operatingPoints(byDistance(all))];
      if (points.some(({ falseAccept, trueAccept }) => Number.isNaN(falseAccept + trueAccept))) return;
      const rate = equalErrorRate(points);
      const worst = points.map(({ falseAccept, trueAccept }) => Math.max(falseAccept, 1 - trueAccept));
      const best = points.map(({ falseAccept, trueAccept }) => Math.min(falseAccept, 1 - trueAccept));
      expect(rate).toBeLessThanOrEqual(Math.min(1, ...worst) + 1e-12);
      expect(rate).toBeGreaterThanOrEqual(Math.max(0, ...best) - 1e-12);
    }),
  );
});
