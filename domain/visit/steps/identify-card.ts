import { go, type Moment, type Next } from '../next.ts';
import type { PassClaim } from '../pass-claim.ts';
import type { KioskState } from '../state.ts';

/**
 * A card was put down at a moment that allows a (new) visit or a check-out to begin.
 * @param claim the pass that this card was asked for
 */
export function startReading(state: KioskState, moment: Moment, leaving: boolean, claim?: PassClaim): Next {
  return go(state, { name: 'reading', since: moment.now, leaving, ...(claim && { claim }) });
}
