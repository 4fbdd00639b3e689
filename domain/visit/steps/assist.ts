import type { FieldName } from '../../policy/vocabulary.ts';
import type { SkipReason } from '../records.ts';
import { cue, go, stay, withJourney, type Handler, type Moment, type Next } from '../next.ts';
import type { Journey, KioskState, SkippedPart } from '../state.ts';
import { beginPlan, moveOn } from './walk.ts';

/** Starts a registration in which staff acts for the visitor; the record will name both (R18). */
export function startAssisted(state: KioskState, moment: Moment): Next {
  if (!state.staff) return stay(state);
  const journey: Journey = {
    id: moment.freshId,
    route: 'walk-in',
    category: 'short-term',
    typed: {},
    draft: {},
    assistance: { helper: state.staff.id, filledIn: [], skipped: [] },
  };
  return go({ ...state, journey }, { name: 'document-kind' });
}

/** Remembers that staff, not the visitor, entered this. */
export function markFilledIn(state: KioskState, field: FieldName): KioskState {
  const assistance = state.journey?.assistance;
  if (!assistance || assistance.filledIn.includes(field)) return state;
  return withJourney(state, { assistance: { ...assistance, filledIn: [...assistance.filledIn, field] } });
}

/** Only staff may leave out what the policy requires, and only with a reason. */
export function offerSkip(state: KioskState, part: SkippedPart): Next {
  if (!state.staff || !state.journey?.assistance) return stay(state, cue('problem'));
  return go(state, { name: 'staff-skip', part, back: state.step });
}

export const onStaffSkip: Handler<'staff-skip'> = (state, event, moment) => {
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'skip-because':
      return skip(state, state.step.part, event.intent.reason, moment);
    case 'back':
    case 'cancel':
      return go(state, state.step.back);
    default:
      return stay(state);
  }
};

function skip(state: KioskState, part: SkippedPart, reason: SkipReason, moment: Moment): Next {
  const assistance = state.journey?.assistance;
  if (!assistance) return stay(state);
  const field = part === 'document' ? 'idNumber' : part;
  const skipped = [...assistance.skipped.filter((one) => one.field !== field), { field, reason }];
  const marked = withJourney(state, { assistance: { ...assistance, skipped } });
  // Without a document the name is asked as a question of its own.
  if (part === 'document') return beginPlan(marked, moment);
  return moveOn(marked, part === 'consent' ? 'notice' : part, moment);
}
