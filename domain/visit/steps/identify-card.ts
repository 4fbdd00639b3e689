import { go, type Moment, type Next } from '../next.ts';
import type { KioskState } from '../state.ts';

/** A card was put down at a moment that allows a (new) visit or a check-out to begin. */
export function startReading(state: KioskState, moment: Moment, leaving: boolean): Next {
  return go(state, { name: 'reading', since: moment.now, leaving });
}
