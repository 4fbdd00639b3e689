import { isSamePerson } from './accuracy.ts';
import { intervalOverPeople, wilsonInterval, type Interval } from './accuracy-interval.ts';
import type { ComparedPair } from './calibrate-compare.ts';
import { decideFace, type FaceRule } from './decision.ts';

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
  pairs: readonly ComparedPair[],
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

function tally(pairs: readonly ComparedPair[], rule: FaceRule): readonly Tally[] {
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

/**
 * The wider of two: draws of people know that the pairs of one person hang together, but draw nothing where nothing was seen to go
 * wrong; Wilson's interval, with one trial for each person or couple, knows that nothing seen is not nothing.
 */
function intervalOf(tallies: readonly Tally[], rate: number, random: () => number): Interval {
  const trials = wilsonInterval(rate * tallies.length, tallies.length);
  const drawn = intervalOverPeople(tallies, (weightOf) => rateOf(tallies, weightOf), random) ?? trials;
  return { low: Math.min(trials.low, drawn.low), high: Math.max(trials.high, drawn.high) };
}
