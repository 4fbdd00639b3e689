import type { PrintProblem } from '../status.ts';
import { actorOf, ask, cue, go, stay, type Handler, type Moment, type Next } from '../next.ts';
import type { VisitRecord } from '../records.ts';
import type { KioskState } from '../state.ts';
import { finish } from './done.ts';
import { askStaffToSignIn } from './sign-in.ts';

/** A visitor may ask this often for the badge; then a person looks at the printer first. */
const visitorCopies = 3;

export function startPrinting(state: KioskState, visit: VisitRecord, copy: number, moment: Moment): Next {
  return ask(state, (ticket) => ({
    step: { name: 'printing', ticket, since: moment.now, visit, copy },
    effect: { type: 'print', ticket, visit, copy, actor: actorOf(state) },
  }));
}

export const onPrinting: Handler<'printing'> = (state, event, moment) => {
  const { step } = state;
  if (event.type === 'print-finished' && event.ticket === step.ticket) {
    return printed(state, step.visit, step.copy, event.outcome, moment);
  }
  // The driver always answers; should it not, a label may or may not exist, so a person is asked.
  if (event.type === 'time' && moment.now >= step.since + state.setting.delays.printMs) {
    return printed(state, step.visit, step.copy, 'sent-unconfirmed', moment);
  }
  return stay(state);
};

function printed(
  state: KioskState,
  visit: VisitRecord,
  copy: number,
  outcome: 'printed' | 'sent-unconfirmed' | PrintProblem,
  moment: Moment,
): Next {
  switch (outcome) {
    case 'printed':
      return finish(state, 'checked-in', visit, moment);
    case 'sent-unconfirmed':
      return go(state, { name: 'print-unconfirmed', visit, copy }, cue('attention'));
    default:
      return go(state, { name: 'print-problem', visit, problem: outcome, copy }, cue('problem'));
  }
}

/** The visit is safe in the ledger already; this is only about the piece of paper. */
export const onPrintProblem: Handler<'print-problem'> = (state, event, moment) => {
  if (event.type !== 'intent') return stay(state);
  const { visit, copy } = state.step;
  switch (event.intent.type) {
    case 'retry':
      if (copy >= visitorCopies && !state.staff) return stay(state, cue('problem'));
      return startPrinting(state, visit, copy + 1, moment);
    case 'write-by-hand':
      if (!state.staff) return askStaffToSignIn(state, 'badge');
      return go(state, { name: 'handwritten', visit, value: '' });
    case 'print-later':
    case 'finish':
    case 'cancel':
    case 'back':
      return finish(state, 'badge-later', visit, moment);
    default:
      return stay(state);
  }
};

/** Every byte went out and the printer said nothing. A second label is printed only when a person asks for it. */
export const onPrintUnconfirmed: Handler<'print-unconfirmed'> = (state, event, moment) => {
  if (event.type !== 'intent') return stay(state);
  const { visit, copy } = state.step;
  switch (event.intent.type) {
    case 'badge-came-out':
      return finish(state, 'checked-in', visit, moment);
    case 'badge-did-not-come-out':
      return go(state, { name: 'print-problem', visit, problem: 'unknown', copy });
    case 'cancel':
    case 'back':
      return finish(state, 'badge-later', visit, moment);
    default:
      return stay(state);
  }
};
