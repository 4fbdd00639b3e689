import type { FieldName } from '../../policy/vocabulary.ts';
import { cue, go, leave, stay, withJourney, type Handler } from '../next.ts';
import { consentItems } from '../plan.ts';
import { offerSkip } from './assist.ts';
import { requestCheckOut } from './check-out.ts';
import { startReading } from './identify-card.ts';
import { saveVisit } from './saving.ts';
import { abandon, moveBack, moveOn, planSteps, show } from './walk.ts';

// Until something was typed, a new card means the next person in the queue, or the same one who lifted theirs: read it.

export const onReservation: Handler<'reservation'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, false);
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'next':
    case 'confirm':
      return moveOn(state, 'reservation', moment);
    case 'back':
    case 'cancel':
      return abandon(state, moment, 'visitor');
    default:
      return stay(state);
  }
};

export const onWelcomeBack: Handler<'welcome-back'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, false);
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'next':
    case 'confirm':
      return moveOn(state, 'welcome-back', moment);
    case 'back':
    case 'cancel':
      return abandon(state, moment, 'visitor');
    default:
      return stay(state);
  }
};

export const onAlreadyInside: Handler<'already-inside'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, false);
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'check-out':
      return requestCheckOut(state, state.step.visit, 'card', moment);
    case 'stay':
    case 'back':
    case 'cancel':
      return leave(state, moment);
    default:
      return stay(state);
  }
};

export const onNotice: Handler<'notice'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, false);
  if (event.type !== 'intent' || !state.journey) return stay(state);
  const { step, journey, setting } = state;
  const { intent } = event;
  switch (intent.type) {
    case 'tick': {
      const others = step.ticked.filter((item) => item !== intent.item);
      return go(state, { name: 'notice', ticked: intent.ticked ? [...others, intent.item] : others });
    }
    case 'agree': {
      const wanted = consentItems(setting, journey, moment.now);
      if (!wanted.every((item) => step.ticked.includes(item))) return stay(state, cue('problem'));
      const consent = {
        noticeVersion: setting.policy.notice.version,
        at: moment.now,
        separate: wanted.filter((item): item is FieldName => item !== 'guardian'),
        guardian: wanted.includes('guardian'),
        language: state.language,
      };
      return moveOn(withJourney(state, { consent }), 'notice', moment);
    }
    case 'decline':
    case 'cancel':
      return abandon(state, moment, 'declined');
    case 'skip':
      return offerSkip(state, 'consent');
    case 'back':
      return moveBack(state, 'notice', moment);
    default:
      return stay(state);
  }
};

export const onConfirm: Handler<'confirm'> = (state, event, moment) => {
  if (event.type !== 'intent') return stay(state);
  const plan = planSteps(state, moment);
  switch (event.intent.type) {
    case 'confirm':
    case 'next':
      return saveVisit(state, moment);
    case 'change-answers': {
      const first = plan.find((step) => !['reservation', 'notice', 'confirm'].includes(step));
      return first ? show(state, first, moment) : stay(state);
    }
    case 'back':
      return moveBack(state, 'confirm', moment);
    case 'cancel':
      return abandon(state, moment, 'visitor');
    default:
      return stay(state);
  }
};
