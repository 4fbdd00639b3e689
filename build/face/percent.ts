import type { Interval } from '../../domain/face/accuracy-interval.ts';

/** A rate from 0 to 1, as exact as it is worth. */
export function percent(rate: number): string {
  const digits = rate === 0 || rate === 1 ? 0 : rate < 0.001 ? 3 : rate < 0.01 ? 2 : 1;
  return `${(rate * 100).toFixed(digits)} %`;
}

export function percentWithin(rate: number, { low, high }: Interval): string {
  return `${percent(rate)} (95 %: ${percent(low)} to ${percent(high)})`;
}
