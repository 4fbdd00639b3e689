import { err, ok, type Result } from '../kernel/result.ts';
import { compareAll } from './calibrate-compare.ts';
import { chooseLines } from './calibrate-lines.ts';
import { measureRule, type RuleMeasure } from './calibrate-measure.ts';
import { splitPeople } from './calibrate-split.ts';
import { statisticsOf, type DescribedImage } from './calibrate-statistics.ts';
import type { FaceCalibration } from './calibration.ts';
import { rawRule } from './decision.ts';
import { l2 } from './matching.ts';

export const calibrationNeeds = {
  /**
   * Half of them choose the lines. To place one that a stranger in a thousand passes takes a thousand couples of strangers:
   * 46 people make 1,035, and 92 is no number to be remembered.
   */
  people: 100,
  /** Half of them tell how many right people are turned away: with 20 people that is known to about 20 in 100. */
  peopleWithTwoImages: 40,
} as const;

/** Two pictures of different people that are nearer than two frames of one: one person in two folders, or one file twice. */
const doubleBelow = 0.1;
/** More comparisons of strangers make nothing surer, because the people in them are the same. */
const mostStrangers = 500_000;

export type CalibrationRefusal =
  | {
      readonly why: 'too-few-people' | 'too-few-with-two-images';
      readonly people: number;
      readonly needed: number;
    }
  | { readonly why: 'doubles'; readonly couples: readonly (readonly [string, string])[] }
  | { readonly why: 'no-line' };

export interface Calibrated {
  readonly calibration: FaceCalibration;
  /** The calibrated rule and the raw one on the same people, none of whom the calibration is made of. */
  readonly calibrated: RuleMeasure;
  readonly raw: RuleMeasure;
}

/**
 * Statistics and lines from one half of the people, error rates from the other. Nobody's template goes in: only middles and spreads of
 * at least fifty people.
 * @param random from 0 up to 1; the same numbers give the same calibration
 */
export function calibrate(
  images: readonly DescribedImage[],
  { engine, madeOn }: Pick<FaceCalibration, 'engine' | 'madeOn'>,
  random: () => number,
): Result<Calibrated, CalibrationRefusal> {
  const refusal = lackOf(images) ?? doublesOf(images);
  if (refusal) return err(refusal);
  const [first = [], held = []] = splitPeople(images, 2, random);
  const keptPart = (2 * mostStrangers) / Math.max(first.length, held.length) ** 2;
  const keeps = () => random() < keptPart;
  const rule = chooseLines(first, random, keeps);
  if (!rule) return err({ why: 'no-line' });
  const statistics = statisticsOf(first);
  const pairs = compareAll(statistics, held, undefined, keeps);
  const calibrated = measureRule(pairs, rule, random);
  const raw = measureRule(pairs, rawRule, random);
  const calibration: FaceCalibration = {
    engine,
    madeOn,
    people: countPeople(first),
    images: first.length,
    ...statistics,
    rule,
    measured: {
      people: countPeople(held),
      genuinePairs: calibrated.genuinePairs,
      impostorPairs: calibrated.impostorPairs,
      falseAccept: calibrated.falseAccept,
      falseReject: calibrated.falseReject,
      falseAcceptUpper: calibrated.falseAcceptInterval.high,
      rawFalseAccept: raw.falseAccept,
      rawFalseReject: raw.falseReject,
    },
  };
  return ok({ calibration, calibrated, raw });
}

function lackOf(images: readonly DescribedImage[]): CalibrationRefusal | undefined {
  const people = countPeople(images);
  if (people < calibrationNeeds.people)
    return { why: 'too-few-people', people, needed: calibrationNeeds.people };
  const compared = images.filter((image) =>
    images.some(
      (two) => two !== image && two.person === image.person && !(two.isPortrait && image.isPortrait),
    ),
  );
  const withTwo = countPeople(compared);
  const { peopleWithTwoImages: needed } = calibrationNeeds;
  return withTwo < needed ? { why: 'too-few-with-two-images', people: withTwo, needed } : undefined;
}

/** A person counted as two strangers would look like a false accept that no line can keep out. */
function doublesOf(images: readonly DescribedImage[]): CalibrationRefusal | undefined {
  const couples = images.flatMap((one, at) =>
    images
      .slice(at + 1)
      .filter((two) => two.person !== one.person && l2(one.faceApi, two.faceApi) < doubleBelow)
      .map((two) => [one.person, two.person] as const),
  );
  return couples.length > 0 ? { why: 'doubles', couples } : undefined;
}

const countPeople = (images: readonly DescribedImage[]): number =>
  new Set(images.map(({ person }) => person)).size;
