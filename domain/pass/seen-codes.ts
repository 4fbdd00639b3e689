import type { PassId } from '../kernel/brand.ts';

/**
 * The rotating codes one reader took lately. It keeps them longer than they are good for, because a clock that is set
 * back would make them good again.
 */
export interface SeenCodes {
  /** In the order they were taken. */
  readonly codes: ReadonlySet<string>;
}

/** A gate lets a person through every other second at best: over an hour of a queue. */
export const mostSeenCodes = 2_048;

export const nothingSeen: SeenCodes = { codes: new Set() };

export function hasSeen(seen: SeenCodes, id: PassId, period: number): boolean {
  return seen.codes.has(keyOf(id, period));
}

/** The memory with one code more; when it is full, the one taken longest ago is forgotten. */
export function withSeen(seen: SeenCodes, id: PassId, period: number, most = mostSeenCodes): SeenCodes {
  return { codes: new Set([...seen.codes, keyOf(id, period)].slice(-most)) };
}

const keyOf = (id: PassId, period: number): string => `${id} ${period}`;
