import { expect, test } from 'vitest';
import {
  byDistance,
  cornersOf,
  equalErrorRate,
  operatingPoints,
  pointAt,
  type ScoredPair,
  type WeightOf,
} from '../../../../domain/face/accuracy.ts';
import { intervalOverPeople, wilsonInterval } from '../../../../domain/face/accuracy-interval.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

const same = (...distances: number[]): ScoredPair[] =>
  distances.map((distance) => ({ distance, people: ['a', 'a'] }));
const strangers = (...distances: number[]): ScoredPair[] =>
  distances.map((distance) => ({ distance, people: ['a', 'b'] }));
const points = (...pairs: ScoredPair[]) => [...operatingPoints(byDistance(pairs))];

// Right people at 0.1 0.2 0.3 0.6, strangers at 0.3 0.5 0.7 0.9: small enough to count on the fingers.
const small = [...same(0.1, 0.2, 0.3, 0.6), ...strangers(0.3, 0.5, 0.7, 0.9)];

test('the curve has a point for each distance, with equal ones taken together', () => {
  expect(points(...small)).toEqual([
    { threshold: 0.1, falseAccept: 0, trueAccept: 0.25 },
    { threshold: 0.2, falseAccept: 0, trueAccept: 0.5 },
    { threshold: 0.3, falseAccept: 0.25, trueAccept: 0.75 },
    { threshold: 0.5, falseAccept: 0.5, trueAccept: 0.75 },
    { threshold: 0.6, falseAccept: 0.5, trueAccept: 1 },
    { threshold: 0.7, falseAccept: 0.75, trueAccept: 1 },
    { threshold: 0.9, falseAccept: 1, trueAccept: 1 },
  ]);
});

test('the corners leave out what is beaten at the same rate of strangers', () => {
  expect(cornersOf(points(...small)).map(({ threshold }) => threshold)).toEqual([0.2, 0.3, 0.6, 0.7, 0.9]);
});

test('the equal error rate is where both errors meet', () => {
  expect(equalErrorRate(points(...small))).toBe(0.25);
  expect(equalErrorRate(points(...same(0.1, 0.2), ...strangers(0.3, 0.4)))).toBe(0);
  expect(equalErrorRate(points(...same(0.3, 0.4), ...strangers(0.1, 0.2)))).toBe(1);
});

// Errors go from (0, 1/2) to (1/2, 0) in one step: they meet in the middle of it.
test('between two points the errors meet on the line', () => {
  expect(equalErrorRate(points(...same(0.1, 0.4), ...strangers(0.4, 0.8)))).toBe(0.25);
});

test('a picture without a face is a right person turned away and a stranger kept out', () => {
  const lost = points(...same(0.1, Infinity), ...strangers(0.5, Infinity));
  expect(lost).toEqual([
    { threshold: 0.1, falseAccept: 0, trueAccept: 0.5 },
    { threshold: 0.5, falseAccept: 0.5, trueAccept: 0.5 },
  ]);
  expect(equalErrorRate(lost)).toBe(0.5);
  expect(equalErrorRate(points(...same(Infinity), ...strangers(0.2)))).toBe(1);
});

test('the line for a rate of strangers is the last one that keeps it', () => {
  expect(pointAt(points(...small), 0.3)).toEqual({ threshold: 0.3, falseAccept: 0.25, trueAccept: 0.75 });
  expect(pointAt(points(...small), 0)).toMatchObject({ threshold: 0.2, trueAccept: 0.5 });
  expect(pointAt(points(...same(0.2), ...strangers(0.1)), 0)).toBeUndefined();
});

// Figures from Newcombe 1998, table I, method 3.
test('the score interval is that of the textbook', () => {
  const published: [number, number, number, number][] = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [hits, of, low, high] of published) {
    expect(wilsonInterval(hits, of).low).toBeCloseTo(low, 4);
    expect(wilsonInterval(hits, of).high).toBeCloseTo(high, 4);
  }
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

/** Everybody has two pairs of pictures; of every fourth person none is accepted, of the others all are. */
const fourths = (count: number): ScoredPair[] =>
  Array.from({ length: count }, (_, at) => `p${at}`).flatMap((person, at): ScoredPair[] =>
    Array.from({ length: 2 }, () => ({ distance: at % 4 === 0 ? 9 : 0, people: [person, person] })),
  );

function acceptedPart(pairs: readonly ScoredPair[]) {
  return (weightOf: WeightOf) => {
    const total = pairs.reduce((sum, pair) => sum + weightOf(pair), 0);
    return (
      pairs.filter(({ distance }) => distance < 1).reduce((sum, pair) => sum + weightOf(pair), 0) / total
    );
  };
}

// 100 people are 100 trials, though there are 200 pairs: as wide as 75 of 100 and not as 150 of 200.
test('drawing people gives the interval of as many trials as there are people', () => {
  const pairs = fourths(100);
  const interval = intervalOverPeople(pairs, acceptedPart(pairs), seededRandom(1));
  const { low, high } = wilsonInterval(75, 100);
  expect(interval?.low).toBeCloseTo(low, 1.5);
  expect(interval?.high).toBeCloseTo(high, 1.5);
  const ofPairs = wilsonInterval(150, 200);
  expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeGreaterThan(ofPairs.high - ofPairs.low);
});

test('the same seed gives the same interval', () => {
  const pairs = fourths(20);
  const draw = (seed: number) => intervalOverPeople(pairs, acceptedPart(pairs), seededRandom(seed), 200);
  expect(draw(3)).toEqual(draw(3));
});

test('two strangers drawn several times count as often as their couples', () => {
  const pairs = strangers(0.5);
  const seen = new Set<number>();
  const random = seededRandom(5);
  intervalOverPeople(pairs, (weightOf) => (seen.add(weightOf({ people: ['a', 'b'] })), 0), random);
  expect(seen).toEqual(new Set([0, 1]));
});

test('what hardly any draw can measure has no interval', () => {
  expect(intervalOverPeople(small, () => NaN, seededRandom(1))).toBeUndefined();
  expect(
    intervalOverPeople(
      [],
      () => 1,
      () => 0,
    ),
  ).toEqual({ low: 1, high: 1 });
});
