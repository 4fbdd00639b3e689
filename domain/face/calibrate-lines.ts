import { byDistance, operatingPoints, pointAt } from './accuracy.ts';
import { compareAll, type ComparedPair } from './calibrate-compare.ts';
import { splitPeople } from './calibrate-split.ts';
import { statisticsOf, type DescribedImage } from './calibrate-statistics.ts';
import type { FaceRule } from './decision.ts';

type CalibratedRule = Extract<FaceRule, { kind: 'calibrated' }>;

/** Part of the strangers that may be taken for the person, and that a guard may be asked about (facts/face.md section 7). */
export const targetRates = { pass: 0.001, unsure: 0.01 } as const;

/** Centring lets strangers of another origin crowd together; the raw distance keeps them apart (facts/face.md section 4). */
const rawMax = 0.55;

const folds = 5;

/**
 * The lines at which the target rates are kept, found on people who were not in the statistics they were compared by: among
 * its own people whitening keeps strangers too far apart, and lines drawn there let four to seven times as many of them pass
 * (100 and 200 invented people, tests/support/faces). Every two fifths of the people are compared by statistics of the others.
 * @returns `undefined` when no line keeps the rates
 */
export function chooseLines(
  images: readonly DescribedImage[],
  random: () => number,
  keeps?: () => boolean,
): CalibratedRule | undefined {
  const groups = splitPeople(images, folds, random);
  const pairs = groups.flatMap((one, at) =>
    groups.slice(at).flatMap((two) => {
      const rest = groups.filter((group) => group !== one && group !== two).flat();
      return compareAll(statisticsOf(rest), one, one === two ? undefined : two, keeps);
    }),
  );
  const points = [...operatingPoints(byDistance(pairs.map(fusedAlone)))];
  const [pass, unsure] = [pointAt(points, targetRates.pass), pointAt(points, targetRates.unsure)];
  if (!pass || !unsure) return undefined;
  return { kind: 'calibrated', rawMax, fusedPass: line(pass.threshold), fusedUnsure: line(unsure.threshold) };
}

/** What a growing fused line accepts while the raw one stands. */
function fusedAlone({ people, distance: { raw, fused } }: ComparedPair) {
  return { people, distance: raw <= rawMax ? fused : Infinity };
}

/** Cut off, not rounded: a line is never more generous than what was measured. */
const line = (threshold: number): number => Math.floor(threshold * 10_000) / 10_000;
