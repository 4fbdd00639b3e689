import { looksLikePass } from '../../pass/pass-code.ts';
import { ask, endVisit, go, leave, stay, type Handler, type Moment, type Next } from '../next.ts';
import type { KioskEvent } from '../effect.ts';
import type { KioskState, Step, StepName } from '../state.ts';
import { startReading } from './identify-card.ts';
import { startTyping } from './identify.ts';

/** Where a pass is looked at: at the beginning, and as long as nothing is saved. Only the visitor's own hand holds it out. */
const takesPass: ReadonlySet<StepName> = new Set([
  'home',
  'card-problem',
  'document-kind',
  'document-mrz',
  'document-number',
  'document-name',
  'reservation',
  'welcome-back',
  'already-inside',
  'notice',
  'field',
  'confirm',
  'check-out',
  'check-out-confirm',
  'pass-card',
  'pass-problem',
  'phone-waiting',
  'phone-card',
]);

/** A pass held to the scanner, whatever is on the screen; `undefined` where a pass means nothing. */
export function onPassScanned(state: KioskState, event: KioskEvent, moment: Moment): Next | undefined {
  if (event.type !== 'code-scanned' || !looksLikePass(event.text)) return undefined;
  const { step } = state;
  if (step.name === 'done') {
    const left = leave(state, moment);
    const next = checkPass(left.state, event.text, moment);
    return { state: next.state, effects: [...left.effects, ...next.effects] };
  }
  return takesPass.has(step.name) ? checkPass(state, event.text, moment) : undefined;
}

function checkPass(state: KioskState, text: string, moment: Moment): Next {
  const { step } = state;
  const leaving =
    step.name === 'check-out' ||
    step.name === 'check-out-confirm' ||
    (step.name === 'card-problem' && step.leaving);
  // Whoever shows a pass once more comes from where they first showed it.
  const back = step.name === 'pass-problem' ? step.back : step;
  return ask(state, (ticket) => ({
    step: { name: 'looking-up', ticket, since: moment.now, leaving, by: 'pass', back },
    effect: { type: 'check-pass', ticket, text },
  }));
}

/** A site that looks closely wants the card as well (R03). */
export const onPassCard: Handler<'pass-card'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, false, state.step.claim);
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'start-without-card':
      return startTyping(state, moment);
    case 'back':
    case 'cancel':
      return endVisit(state, moment);
    default:
      return stay(state);
  }
};

/** Nothing is lost: the same visitor goes on by card, by hand or with staff, from where they were. */
export const onPassProblem: Handler<'pass-problem'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, isLeaving(state.step.back));
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'start-without-card':
      return isLeaving(state.step.back) ? go(state, state.step.back) : startTyping(state, moment);
    case 'back':
      return state.step.back.name === 'home' ? leave(state, moment) : go(state, state.step.back);
    case 'cancel':
      return endVisit(state, moment);
    default:
      return stay(state);
  }
};

const isLeaving = (back: Step): boolean => back.name === 'check-out' || back.name === 'check-out-confirm';
