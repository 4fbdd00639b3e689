import { expect, test } from 'vitest';
import { compareAll } from '../../../../domain/face/calibrate-compare.ts';
import { eigenOf, type Matrix } from '../../../../domain/face/calibrate-eigen.ts';
import { splitPeople } from '../../../../domain/face/calibrate-split.ts';
import {
  covarianceOf,
  statisticsOf,
  whiteningOf,
  type DescribedImage,
} from '../../../../domain/face/calibrate-statistics.ts';
import type { FaceCalibration } from '../../../../domain/face/calibration.ts';
import { faceDistance } from '../../../../domain/face/matching.ts';
import { inventPeople } from '../../../support/faces/invented-people.ts';
import { seededRandom } from '../../../support/seeded-random.ts';

const image = (person: string, faceApi: number[], human: number[] = [1, 0]): DescribedImage => ({
  ...{ person, faceApi, human },
  isPortrait: false,
});
const column = (matrix: Matrix, at: number) => matrix.map((row) => row[at] ?? NaN);
function product(a: Matrix, b: Matrix): Matrix {
  const columns = b.map((_, at) => column(b, at));
  return a.map((row) =>
    columns.map((one) => row.reduce((sum, value, on) => sum + value * (one[on] ?? NaN), 0)),
  );
}

test('a matrix that can be solved by hand', () => {
  const { values, vectors } = eigenOf([
    [2, 1],
    [1, 2],
  ]);
  const [low, high] = values.toSorted((a, b) => a - b);
  expect([low, high]).toEqual([expect.closeTo(1, 14), expect.closeTo(3, 14)]);
  const along = vectors[values.indexOf(high ?? NaN)]?.map(Math.abs);
  expect(along).toEqual([expect.closeTo(Math.SQRT1_2, 14), expect.closeTo(Math.SQRT1_2, 14)]);
});

test('a matrix of 128 rows is solved to rounding', () => {
  const people = inventPeople(60, () => 2).map(({ faceApi }) => [faceApi]);
  const covariance = covarianceOf(people);
  const { values, vectors } = eigenOf(covariance);
  const scaled = vectors.map((vector, axis) => vector.map((value) => value * (values[axis] ?? NaN)));
  const transposed = vectors.map((_, at) => column(vectors, at));
  const expected = covariance.flat();
  const errors = product(transposed, scaled)
    .flat()
    .map((value, at) => Math.abs(value - (expected[at] ?? NaN)));
  expect(Math.max(...errors)).toBeLessThan(1e-14);
});

test('what is no number is refused, not turned for ever', () => {
  expect(() =>
    eigenOf([
      [1, NaN],
      [NaN, 1],
    ]),
  ).toThrow(RangeError);
});

// One person with three pictures weighs as much as one with a single one: the middle is halfway.
test('everybody counts the same, however many pictures there are', () => {
  const { mean } = statisticsOf([
    ...[image('a', [0, 0]), image('a', [0, 0]), image('a', [0, 3])],
    image('b', [4, 5], [0, 1]),
  ]);
  expect(mean).toEqual({ faceApi: [2, 3], human: [0.5, 0.5] });
});

test('whitening without shrinkage makes every direction as long as every other', () => {
  const spread = [
    [4, 1, 0],
    [1, 3, 0.5],
    [0, 0.5, 1],
  ];
  const white = whiteningOf(spread, 0);
  const ball = product(product(white, spread), white);
  const unit = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  expect(ball).toEqual(unit.map((row) => row.map((value) => expect.closeTo(value, 12))));
});

test('shrinkage draws towards doing nothing', () => {
  const spread = [
    [9, 0],
    [0, 1],
  ];
  const ratio = (part: number) => {
    const [[along] = [], [, across] = []] = whiteningOf(spread, part);
    return (across ?? NaN) / (along ?? NaN);
  };
  expect(ratio(0)).toBeCloseTo(3, 12);
  expect(ratio(1)).toBeCloseTo(1, 12);
  // 0.4 of 9 and 1, and 0.6 of their middle 5: 6.6 and 3.4.
  expect(ratio(0.6)).toBeCloseTo(Math.sqrt(6.6 / 3.4), 12);
});

test('pictures that are all one have no spread to work with', () => {
  expect(() => statisticsOf([image('a', [1, 2]), image('b', [1, 2])])).toThrow(RangeError);
});

test('distances are those the kiosk will compute with the calibration', () => {
  const images = inventPeople(12, () => 2, 3);
  const statistics = statisticsOf(images);
  const calibration = { ...statistics, engine: 'test/1' } as FaceCalibration;
  const template = ({ faceApi, human }: DescribedImage) => ({
    engine: 'test/1',
    vectors: { faceApi, human },
  });
  const expected = images.flatMap((one, at) =>
    images.slice(at + 1).map((two) => faceDistance(template(one), template(two), calibration)),
  );
  const compared = compareAll(statistics, images).map(({ distance }) => distance);
  expect(compared).toEqual(
    expected.map(({ raw, fused = NaN }) => ({
      raw: expect.closeTo(raw, 9),
      fused: expect.closeTo(fused, 9),
    })),
  );
});

test('two document photographs are never compared, one with a live picture is', () => {
  const images = inventPeople(2, () => 2).map((one, at) => ({ ...one, isPortrait: at % 2 === 0 }));
  const pairs = compareAll(statisticsOf(images), images);
  // Portrait and live picture of each, both live ones, and each portrait with the other's live picture.
  expect(pairs.map(({ people: [a, b] }) => a === b)).toHaveLength(5);
  expect(pairs.filter(({ people: [a, b] }) => a === b)).toHaveLength(2);
});

test('two groups are compared across and not within', () => {
  const [one = [], two = []] = splitPeople(
    inventPeople(6, () => 2),
    2,
    seededRandom(1),
  );
  const pairs = compareAll(statisticsOf([...one, ...two]), one, two);
  expect(pairs).toHaveLength(one.length * two.length);
});

test('of strangers a part may be left out, of one person nothing is', () => {
  const images = inventPeople(4, () => 3);
  const pairs = compareAll(statisticsOf(images), images, undefined, () => false);
  expect(pairs).toHaveLength(4 * 3);
});

test('people are dealt out whole, evenly, and in another order for another seed', () => {
  const images = inventPeople(21, (at) => 1 + (at % 3));
  const groups = splitPeople(images, 5, seededRandom(1));
  const peopleOf = (group: readonly DescribedImage[]) => [...new Set(group.map(({ person }) => person))];
  expect(groups.flatMap(peopleOf).toSorted()).toEqual(peopleOf(images));
  expect(groups.flat()).toHaveLength(images.length);
  const withSeveral = groups.map(
    (group) =>
      [...Map.groupBy(group, ({ person }) => person).values()].filter((own) => own.length > 1).length,
  );
  expect(Math.max(...withSeveral) - Math.min(...withSeveral)).toBeLessThanOrEqual(1);
  expect(splitPeople(images, 5, seededRandom(1))).toEqual(groups);
  expect(splitPeople(images, 5, seededRandom(2))).not.toEqual(groups);
});
