import { endVisit, go, note, type Moment, type Next } from '../next.ts';
import { offersFace } from '../face-offer.ts';
import { planOf, type PlanStep } from '../plan.ts';
import type { FieldName } from '../../policy/vocabulary.ts';
import type { KioskState, Step } from '../state.ts';
import type { InputError } from '../status.ts';
import { leaveChoices } from './leave-choices.ts';
import { saveVisit } from './saving.ts';

/** Shows the first question of the plan. */
export function beginPlan(state: KioskState, moment: Moment): Next {
  return showNext(state, planSteps(state, moment)[0], moment);
}

/** Goes to the question after `current`; after the last one the visit is saved. */
export function moveOn(state: KioskState, current: PlanStep, moment: Moment): Next {
  const plan = planSteps(state, moment);
  return showNext(state, plan[plan.indexOf(current) + 1], moment);
}

/** Goes to the question before `current`; before the first one the visit is left. */
export function moveBack(state: KioskState, current: PlanStep, moment: Moment): Next {
  const plan = planSteps(state, moment);
  const previous = plan[plan.indexOf(current) - 1];
  return previous === undefined ? abandon(state, moment, 'visitor') : show(state, previous, moment);
}

/** The visitor (or idleness) ends the visit before anything was saved. */
export function abandon(state: KioskState, moment: Moment, by: 'visitor' | 'idle' | 'declined'): Next {
  return endVisit(state, moment, note(state, { type: 'visit.abandoned', step: state.step.name, by }));
}

export function planSteps(state: KioskState, moment: Moment): readonly PlanStep[] {
  return state.journey ? planOf(state.setting, state.journey, moment.now, offersFace(state)) : [];
}

function showNext(state: KioskState, step: PlanStep | undefined, moment: Moment): Next {
  return step === undefined ? saveVisit(state, moment) : show(state, step, moment);
}

/** Shows one question of the plan. */
export function show(state: KioskState, step: PlanStep, moment: Moment): Next {
  return go(state, stepFor(state, step, moment));
}

function stepFor(state: KioskState, step: PlanStep, moment: Moment): Step {
  switch (step) {
    case 'reservation':
    case 'welcome-back':
    case 'confirm':
    case 'face-choice':
      return { name: step };
    case 'notice':
      return { name: 'notice', ticked: [] };
    case 'expectedLeave':
      return { name: 'field', field: step, leaveChoices: leaveChoices(state.setting, moment.now) };
    default: {
      const error = wrongOnPhone(state, step);
      return { name: 'field', field: step, ...(error && { error }) };
    }
  }
}

/** What is the matter with an answer from the phone, until it is changed. */
function wrongOnPhone({ journey }: KioskState, field: FieldName): InputError | undefined {
  const { phone } = journey ?? {};
  return journey && phone?.typed[field] === journey.typed[field] ? phone?.errors[field] : undefined;
}
