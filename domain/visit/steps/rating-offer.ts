import { cue, go, type Moment, type Next } from '../next.ts';
import type { KioskState } from '../state.ts';

/** Whether this visitor may be asked for a rating: staff who act for somebody are not the public. */
export const mayRate = ({ setting, staff }: KioskState): boolean => setting.feedback === true && !staff;

/** Asks for a rating; like the last screen it keeps nothing of the visit. */
export function askForRating(state: KioskState, left: boolean, moment: Moment): Next {
  const { journey: _journey, ...rest } = state;
  return go(rest, { name: 'rate', since: moment.now, left }, ...(left ? [cue('done')] : []));
}
