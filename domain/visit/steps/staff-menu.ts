import type { KioskEvent } from '../effect.ts';
import { actorOf, ask, cue, go, leave, stay, type Handler, type Moment, type Next } from '../next.ts';
import { dutiesOf } from '../plan.ts';
import type { KioskState } from '../state.ts';
import { startAssisted } from './assist.ts';
import { openCrew } from './crew.ts';
import { finish } from './done.ts';
import { startPrinting } from './printing.ts';
import { toGuard } from './review.ts';
import { saveVisit } from './saving.ts';
import { request } from './work.ts';

export const onStaffMenu: Handler<'staff-menu'> = (state, event, moment) => {
  if (event.type !== 'intent' || !state.staff) return stay(state);
  switch (event.intent.type) {
    case 'start-assisted':
      return startAssisted(state, moment);
    case 'start-green-channel':
      return openGreenChannel(state, moment);
    case 'open-reviews':
      return openList(state, 'staff-reviews');
    case 'open-badges':
      return openList(state, 'staff-badges');
    case 'open-devices':
      return go(state, { name: 'staff-devices' });
    case 'open-crew':
      return openCrew(state);
    case 'open-faces':
      return state.setting.face ? go(state, { name: 'staff-faces' }) : stay(state);
    case 'sign-out':
    case 'back':
    case 'cancel':
      return leave(state, moment);
    default:
      return stay(state);
  }
};

/** What the site does with faces, and how well; there is nothing to set here. */
export const onStaffFaces: Handler<'staff-faces'> = (state, event) => backToMenu(state, event);

/** A technician tests devices here: a card or a code that arrives is a test, and no visit begins. */
export const onStaffDevices: Handler<'staff-devices'> = (state, event) => backToMenu(state, event);

function backToMenu(state: KioskState, event: KioskEvent): Next {
  const leaves = event.type === 'intent' && ['back', 'cancel'].includes(event.intent.type);
  return leaves ? go(state, { name: 'staff-menu' }) : stay(state);
}

/** An emergency passes with one touch of staff; everything skipped is written down with its reason (R04, R15). */
function openGreenChannel(state: KioskState, moment: Moment): Next {
  if (!state.staff) return stay(state);
  const skipped = state.setting.policy.fields
    .filter((rule) => rule.required)
    .map((rule) => ({ field: rule.name, reason: 'emergency' as const }));
  const assistance = {
    helper: state.staff.id,
    filledIn: [],
    skipped: [...skipped, { field: 'consent' as const, reason: 'emergency' as const }],
  };
  const journey = {
    id: moment.freshId,
    route: 'green-channel',
    category: 'emergency',
    typed: {},
    draft: {},
    assistance,
  } as const;
  return saveVisit({ ...state, journey }, moment);
}

function openList(state: KioskState, name: 'staff-reviews' | 'staff-badges'): Next {
  return ask(state, (ticket) => ({ step: { name, visits: [] }, effect: { type: 'load-queues', ticket } }));
}

export const onStaffReviews: Handler<'staff-reviews'> = (state, event, moment) => {
  if (event.type === 'queues-loaded' && event.ticket === state.lastTicket) {
    return go(state, { name: 'staff-reviews', visits: event.reviews });
  }
  if (event.type !== 'intent') return stay(state);
  const { intent } = event;
  if (intent.type === 'back' || intent.type === 'cancel') return go(state, { name: 'staff-menu' });
  if (intent.type !== 'open-item') return stay(state);
  const visit = state.step.visits.find((one) => one.id === intent.id);
  if (!visit) return stay(state);
  return toGuard(
    state,
    { visit, from: 'list', since: moment.now },
    dutiesOf(visit, state.setting, moment.now),
  );
};

export const onStaffBadges: Handler<'staff-badges'> = (state, event) => {
  if (event.type === 'queues-loaded' && event.ticket === state.lastTicket) {
    return go(state, { name: 'staff-badges', visits: event.badges });
  }
  if (event.type !== 'intent') return stay(state);
  const { intent } = event;
  if (intent.type === 'back' || intent.type === 'cancel') return go(state, { name: 'staff-menu' });
  if (intent.type !== 'open-item') return stay(state);
  const visit = state.step.visits.find((one) => one.id === intent.id);
  return visit ? go(state, { name: 'staff-badge', visit }) : stay(state);
};

export const onStaffBadge: Handler<'staff-badge'> = (state, event, moment) => {
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'retry':
    case 'confirm':
      return startPrinting(state, state.step.visit, state.step.visit.badgeCopies + 1, moment);
    case 'write-by-hand':
      return go(state, { name: 'handwritten', visit: state.step.visit, value: '' });
    case 'back':
    case 'cancel':
      return state.staff?.purpose === 'reprint' ? leave(state, moment) : openList(state, 'staff-badges');
    default:
      return stay(state);
  }
};

const badgeNumber = /^[A-Z0-9-]{1,12}$/;

/** The number staff wrote on a blank badge; the visitor can check out with it. */
export const onHandwritten: Handler<'handwritten'> = (state, event, moment) => {
  if (event.type !== 'intent') return stay(state);
  const { step } = state;
  const { intent } = event;
  switch (intent.type) {
    case 'edit':
      if (intent.field !== 'badgeNumber') return stay(state);
      return go(state, { name: 'handwritten', visit: step.visit, value: intent.value });
    case 'next':
    case 'confirm': {
      const number = step.value.trim().toUpperCase();
      if (!badgeNumber.test(number)) {
        return go(state, { ...step, error: number === '' ? 'empty' : 'bad-characters' }, cue('problem'));
      }
      return request(
        state,
        { type: 'hand-write', visitId: step.visit.id, number, actor: actorOf(state) },
        moment,
      );
    }
    case 'back':
    case 'cancel':
      return finish(state, 'badge-later', step.visit, moment);
    default:
      return stay(state);
  }
};
