import { ask, type Moment, type Next } from '../next.ts';
import type { KioskState, Work } from '../state.ts';

/** Asks storage to make something durable, and waits for the answer. */
export function request(state: KioskState, work: Work, moment: Moment): Next {
  return ask(state, (ticket) => ({
    step: { name: 'saving', ticket, since: moment.now, work },
    effect: { ...work, ticket },
  }));
}
