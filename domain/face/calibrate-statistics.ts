import { eigenOf, type Matrix } from './calibrate-eigen.ts';
import type { FaceCalibration } from './calibration.ts';
import { centred, meanOf, type FaceVector } from './matching.ts';

/** One picture of one person, as the engine described it. */
export interface DescribedImage {
  readonly person: string;
  /** A document's photograph: compared with live pictures only, as the kiosk does. */
  readonly isPortrait: boolean;
  readonly faceApi: FaceVector;
  readonly human: FaceVector;
}

export type FaceStatistics = Pick<FaceCalibration, 'mean' | 'whitening'>;

/** Of the covariance, so much is replaced by that of a ball; picked on the research set of facts/face.md section 4. */
const shrinkage = 0.6;

/**
 * Middle and spread of many people's faces; each person counts the same, however many pictures there are. Numbers are rounded to
 * six digits, far below what a camera's noise moves.
 * @throws RangeError without any image, or when all images are one
 */
export function statisticsOf(images: readonly DescribedImage[]): FaceStatistics {
  const people = [...Map.groupBy(images, ({ person }) => person).values()];
  const middle = (name: 'faceApi' | 'human') =>
    meanOf(people.map((own) => meanOf(own.map((image) => image[name]))));
  const mean = { faceApi: middle('faceApi'), human: middle('human') };
  const spread = covarianceOf(people.map((own) => own.map(({ faceApi }) => centred(faceApi, mean.faceApi))));
  return {
    mean: { faceApi: mean.faceApi.map(rounded), human: mean.human.map(rounded) },
    whitening: whiteningOf(spread, shrinkage).map((row) => row.map(rounded)),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(6));

/** @param people the centred vectors of each person; each person counts the same */
export function covarianceOf(people: readonly (readonly FaceVector[])[]): Matrix {
  const sums = zeros(people[0]?.[0]?.length ?? 0);
  for (const own of people)
    for (const vector of own) addOuter(sums, vector, 1 / (own.length * people.length));
  return sums.map((row) => [...row]);
}

/**
 * The matrix that turns a cloud of this covariance into a ball, after the covariance was drawn towards one: with few people its
 * small axes are chance, and would be blown up.
 * @param part 0 is the covariance as it is, 1 does nothing but scale
 * @throws RangeError for a cloud without any spread
 */
export function whiteningOf(covariance: Matrix, part: number): Matrix {
  const size = covariance.length;
  const trace = covariance.reduce((sum, row, at) => sum + (row[at] ?? 0), 0);
  if (!(trace > 0)) throw new RangeError('a cloud without any spread');
  const { values, vectors } = eigenOf(covariance);
  const sums = zeros(size);
  for (const [axis, vector] of vectors.entries()) {
    const drawn = (1 - part) * (values[axis] ?? NaN) + (part * trace) / size;
    addOuter(sums, vector, 1 / Math.sqrt(drawn));
  }
  return sums.map((row) => [...row]);
}

const zeros = (size: number): Float64Array[] => Array.from({ length: size }, () => new Float64Array(size));

/** Adds the product of every two of the vector's numbers, times `factor`. */
function addOuter(sums: readonly Float64Array[], vector: FaceVector, factor: number): void {
  for (const [at, row] of sums.entries()) {
    const scaled = factor * (vector[at] ?? NaN);
    for (let column = 0; column < row.length; column += 1)
      row[column] = (row[column] ?? NaN) + scaled * (vector[column] ?? NaN);
  }
}
