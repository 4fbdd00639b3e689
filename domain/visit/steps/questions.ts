import type { FieldName } from '../../policy/vocabulary.ts';
import { mayEnrolFace, mayWithdrawFace } from '../face-offer.ts';
import { cue, go, stay, withJourney, type Handler } from '../next.ts';
import { consentItems } from '../plan.ts';
import type { KioskState } from '../state.ts';
import { offerSkip } from './assist.ts';
import { startReading } from './identify-card.ts';
import { abandon, moveBack, moveOn, planSteps, show } from './walk.ts';

/**
 * The first screen of a visitor who is known: go on, or leave. Until something was typed, a new card means the next
 * person in the queue, or the same one who lifted theirs: it is read.
 */
const onGreeting =
  <N extends 'reservation' | 'welcome-back'>(name: N): Handler<N> =>
  (state, event, moment) => {
    if (event.type === 'card-found') return startReading(state, moment, false);
    if (event.type !== 'intent') return stay(state);
    switch (event.intent.type) {
      case 'next':
      case 'confirm':
        return moveOn(state, name, moment);
      case 'open-face-enrolment':
        return name === 'welcome-back' && mayEnrolFace(state, moment.now)
          ? go(state, { name: 'face-enrol' })
          : stay(state);
      case 'open-face-withdrawal':
        return name === 'welcome-back' && mayWithdrawFace(state)
          ? go(state, { name: 'face-withdraw' })
          : stay(state);
      case 'back':
      case 'cancel':
        return abandon(state, moment, 'visitor');
      default:
        return stay(state);
    }
  };

export const onReservation = onGreeting('reservation');
export const onWelcomeBack = onGreeting('welcome-back');

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
  // What was answered on the phone may be changed here, question by question.
  const open = withoutAnswered(state);
  const plan = planSteps(open, moment);
  switch (event.intent.type) {
    case 'confirm':
    case 'next':
      return moveOn(state, 'confirm', moment);
    case 'change-answers': {
      const first = plan.find((step) => !['reservation', 'notice', 'confirm', 'face-choice'].includes(step));
      return first ? show(open, first, moment) : stay(state);
    }
    case 'back':
      return moveBack(open, 'confirm', moment);
    case 'cancel':
      return abandon(state, moment, 'visitor');
    default:
      return stay(state);
  }
};

function withoutAnswered(state: KioskState): KioskState {
  return state.journey?.answered ? withJourney(state, { answered: [] }) : state;
}
