import {
  actorOf,
  ask,
  cue,
  go,
  leave,
  stay,
  type At,
  type Handler,
  type Moment,
  type Next,
} from '../next.ts';
import type { KioskEvent } from '../effect.ts';
import type { KioskState, StepOf } from '../state.ts';
import { startReading } from './identify-card.ts';
import { askStaffToSignIn } from './sign-in.ts';
import { request } from './work.ts';

type CheckOutMeans = StepOf<'check-out-confirm'>['means'];

/** By card, by the badge's QR or by the number on the badge. */
export const onCheckOut: Handler<'check-out'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, true);
  if (event.type === 'code-scanned') return askForBadge(state, event.text, moment);
  if (event.type !== 'intent') return stay(state);
  const { intent } = event;
  switch (intent.type) {
    case 'edit':
      if (intent.field !== 'badgeNumber') return stay(state);
      return go(state, { name: 'check-out', value: intent.value, notFound: false });
    case 'next':
      if (state.step.value.trim() === '') return stay(state, cue('problem'));
      return askForBadge(state, state.step.value, moment);
    case 'back':
    case 'cancel':
      return leave(state, moment);
    default:
      return stay(state);
  }
};

/** The visitor asked to leave. */
export const onCheckOutConfirm: Handler<'check-out-confirm'> = (state, event, moment) =>
  onOffer(state, event, moment, state.step.means, true);

/** A card of somebody inside was put down without saying why: they leave, or their badge is lost. */
export const onAlreadyInside: Handler<'already-inside'> = (state, event, moment) => {
  // A second badge is a second key: only staff print one, and the ledger says who.
  const wantsBadge = event.type === 'intent' && event.intent.type === 'reprint';
  if (!wantsBadge) return onOffer(state, event, moment, state.step.means ?? 'card', false);
  if (!state.staff) return askStaffToSignIn(state, 'reprint');
  return go(state, { name: 'staff-badge', visit: state.step.visit });
};

function onOffer(
  state: At<'check-out-confirm' | 'already-inside'>,
  event: KioskEvent,
  moment: Moment,
  means: CheckOutMeans,
  leaving: boolean,
): Next {
  if (event.type === 'card-found') return startReading(state, moment, leaving);
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'check-out':
    case 'confirm': {
      const { id } = state.step.visit;
      return request(state, { type: 'check-out', visitId: id, means, actor: actorOf(state) }, moment);
    }
    case 'stay':
    case 'back':
    case 'cancel':
      return leave(state, moment);
    default:
      return stay(state);
  }
}

export function askForBadge(state: KioskState, text: string, moment: Moment): Next {
  return ask(state, (ticket) => ({
    step: { name: 'looking-up', ticket, since: moment.now, leaving: true, by: 'badge' },
    effect: { type: 'find-badge', ticket, text: text.trim() },
  }));
}
