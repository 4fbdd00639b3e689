import type { PrinterFault } from './language.ts';

/**
 * In the order a person must deal with them. An open cover comes first because it makes the other sensors lie, and only
 * after closing it is the rest worth believing; a pause comes last because the printer is sound.
 */
const order: readonly PrinterFault[] = [
  'cover-open',
  'jammed',
  'out-of-labels',
  'out-of-ribbon',
  'wrong-media',
  'over-heated',
  'fault',
  'paused',
];

/** Each fault once, the one to deal with first in front. */
export function inOrder(faults: Iterable<PrinterFault>): readonly PrinterFault[] {
  const found = new Set(faults);
  return order.filter((fault) => found.has(fault));
}

/** What each set bit stands for; a mask of several bits counts when any of them is set. */
export function fromBits<T>(bits: number, meanings: readonly (readonly [mask: number, meaning: T])[]): T[] {
  return meanings.filter(([mask]) => (bits & mask) !== 0).map(([, meaning]) => meaning);
}
