import { isSamePerson } from './accuracy.ts';
import { intervalOverPeople, widerInterval, type Interval } from './accuracy-interval.ts';
import { decideFace, type FaceRule } from './decision.ts';
import type { FaceDistance } from './vocabulary.ts';

/** Two pictures, whose they are, and how far apart they were found; Infinity where one has no face. */
export interface MeasuredPair {
  readonly people: readonly [string, string];
  readonly distance: FaceDistance;
}

/** What a rule does to pairs it has not seen. Rates from 0 to 1, intervals of 95 %. */
export interface RuleMeasure {
  readonly genuinePairs: number;
  readonly impostorPairs: number;
  /** Strangers taken for the person. */
  readonly falseAccept: number;
  readonly falseAcceptInterval: Interval;
  /** Right people who are not passed. */
  readonly falseReject: number;
  readonly falseRejectInterval: Interval;
}

/** All pairs of one person, or of one couple of people. */
interface Tally {
  readonly people: readonly [string, string];
  pairs: number;
  matches: number;
}

/** @param random from 0 up to 1, for the draws of people */
export function measureRule(
  pairs: readonly MeasuredPair[],
  rule: FaceRule,
  random: () => number,
): RuleMeasure {
  const tallies = tally(pairs, rule);
  const genuine = tallies.filter(isSamePerson);
  const impostor = tallies.filter((one) => !isSamePerson(one));
  const accepted = rateOf(impostor);
  const passed = rateOf(genuine);
  const passedInterval = intervalOf(genuine, passed, random);
  return {
    genuinePairs: countPairs(genuine),
    impostorPairs: countPairs(impostor),
    falseAccept: accepted,
    falseAcceptInterval: intervalOf(impostor, accepted, random),
    falseReject: 1 - passed,
    falseRejectInterval: { low: 1 - passedInterval.high, high: 1 - passedInterval.low },
  };
}

function tally(pairs: readonly MeasuredPair[], rule: FaceRule): readonly Tally[] {
  const tallies = new Map<string, Tally>();
  for (const { people, distance } of pairs) {
    const key = JSON.stringify(people.toSorted());
    const own = tallies.get(key) ?? { people, pairs: 0, matches: 0 };
    tallies.set(key, own);
    own.pairs += 1;
    if (decideFace(distance, rule) === 'match') own.matches += 1;
  }
  return [...tallies.values()];
}

const countPairs = (tallies: readonly Tally[]): number => tallies.reduce((sum, { pairs }) => sum + pairs, 0);

function rateOf(tallies: readonly Tally[], weightOf: (one: Tally) => number = () => 1): number {
  let [matches, pairs] = [0, 0];
  for (const one of tallies) {
    const weight = weightOf(one);
    matches += weight * one.matches;
    pairs += weight * one.pairs;
  }
  return matches / pairs;
}

function intervalOf(tallies: readonly Tally[], rate: number, random: () => number): Interval {
  const drawn = intervalOverPeople(tallies, (weightOf) => rateOf(tallies, weightOf), random);
  return widerInterval(rate, tallies.length, drawn);
}
