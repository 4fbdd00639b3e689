import type { ScoredPair, WeightOf } from './accuracy.ts';

/** Where a rate lies with 95 % confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The standard normal's 97.5 % quantile. */
const z = 1.959_963_984_540_054;

/** Wilson's score interval of `hits` out of `of` independent trials; unlike the plain one it is not empty at 0 hits. */
export function wilsonInterval(hits: number, of: number): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const rate = hits / of;
  const scale = 1 + z ** 2 / of;
  const middle = (rate + z ** 2 / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((rate * (1 - rate)) / of + z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * The interval of a measure by the bootstrap over people: pairs of one person are no independent trials, so people are drawn and not
 * pairs. A pair counts as often as its people were drawn.
 * @param measure NaN where a draw has no pair to measure; such draws are left out
 * @param random from 0 up to 1
 * @returns `undefined` where hardly any draw could be measured
 */
export function intervalOverPeople(
  pairs: readonly Pick<ScoredPair, 'people'>[],
  measure: (weightOf: WeightOf) => number,
  random: () => number,
  rounds = 1_000,
): Interval | undefined {
  const people = [...new Set(pairs.flatMap((pair) => pair.people))];
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const drawn = drawCounts(people, random);
    const value = measure(({ people: [a, b] }) => {
      const times = drawn.get(a) ?? 0;
      return a === b ? times : times * (drawn.get(b) ?? 0);
    });
    if (!Number.isNaN(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  const [low, high] = [
    values[Math.floor(values.length * 0.025)],
    values[Math.ceil(values.length * 0.975) - 1],
  ];
  return low === undefined || high === undefined || values.length < rounds / 2 ? undefined : { low, high };
}

/**
 * The wider of two: draws of people know that the pairs of one person hang together, but draw nothing where nothing was seen to go
 * wrong; Wilson's interval, with one trial for each person or couple, knows that nothing seen is not nothing.
 */
export function widerInterval(rate: number, trials: number, drawn: Interval | undefined): Interval {
  const independent = wilsonInterval(rate * trials, trials);
  if (!drawn) return independent;
  return { low: Math.min(independent.low, drawn.low), high: Math.max(independent.high, drawn.high) };
}

function drawCounts(people: readonly string[], random: () => number): ReadonlyMap<string, number> {
  const drawn = new Map<string, number>();
  for (let times = 0; times < people.length; times += 1) {
    const person = people[Math.floor(random() * people.length)];
    if (person !== undefined) drawn.set(person, (drawn.get(person) ?? 0) + 1);
  }
  return drawn;
}
