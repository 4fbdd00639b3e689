import type { DescribedImage, FaceStatistics } from './calibrate-statistics.ts';
import { centred, whitened, type FaceVector } from './matching.ts';
import type { FaceDistance } from './vocabulary.ts';

/** Two pictures that the kiosk might have to compare. */
export interface ComparedPair {
  readonly people: readonly [string, string];
  readonly distance: Required<FaceDistance>;
}

/** What of an image is needed to compare it with thousands of others. */
interface Prepared extends DescribedImage {
  /** Of length 1, so that a cosine is one product. */
  readonly white: FaceVector;
  readonly middle: FaceVector;
}

/**
 * The distances of every two pictures as `faceDistance` has them, except of two document photographs: the kiosk never compares
 * these. Given two groups, only pictures of different groups are paired.
 * @param keeps whether a pair of two people is taken; where there are millions, a part of them says as much
 */
export function compareAll(
  statistics: FaceStatistics,
  group: readonly DescribedImage[],
  other?: readonly DescribedImage[],
  keeps: () => boolean = () => true,
): ComparedPair[] {
  const prepare = (image: DescribedImage): Prepared => ({
    ...image,
    white: unit(whitened(centred(image.faceApi, statistics.mean.faceApi), statistics.whitening)),
    middle: unit(centred(image.human, statistics.mean.human)),
  });
  const ones = group.map(prepare);
  const others = other?.map(prepare);
  return ones.flatMap((one, at) =>
    (others ?? ones.slice(at + 1))
      .filter((two) => !(one.isPortrait && two.isPortrait) && (one.person === two.person || keeps()))
      .map((two) => ({ people: [one.person, two.person] as const, distance: distanceOf(one, two) })),
  );
}

function distanceOf(one: Prepared, two: Prepared): Required<FaceDistance> {
  return {
    raw: Math.sqrt(sum(one.faceApi, two.faceApi, (a, b) => (a - b) ** 2)),
    fused: 2 - sum(one.white, two.white, (a, b) => a * b) - sum(one.middle, two.middle, (a, b) => a * b),
  };
}

function sum(a: FaceVector, b: FaceVector, of: (one: number, two: number) => number): number {
  let total = 0;
  for (let at = 0; at < a.length; at += 1) total += of(a[at] ?? NaN, b[at] ?? NaN);
  return total;
}

function unit(vector: FaceVector): FaceVector {
  const length = Math.sqrt(sum(vector, vector, (a, b) => a * b));
  return length === 0 ? vector : vector.map((value) => value / length);
}
