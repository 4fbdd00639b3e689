import { checkName } from '../../identity/name.ts';
import { ruleFor } from '../../policy/policy.ts';
import { checkField, otherPurpose } from '../answers.ts';
import type { KioskEvent } from '../effect.ts';
import { cue, go, stay, withJourney, type At, type Handler, type Moment, type Next } from '../next.ts';
import type { Draft } from '../records.ts';
import type { Journey, KioskState, Typed } from '../state.ts';
import { lookUpByPhone } from './identify.ts';
import { markFilledIn, offerSkip } from './assist.ts';
import { abandon, moveBack, moveOn } from './walk.ts';

/** One question about the visit: what was touched or typed becomes part of the draft when it is right. */
export const onField: Handler<'field'> = (state, event, moment) => {
  const { journey, step } = state;
  if (!journey) return stay(state);
  if (event.type === 'host-chosen' && step.field === 'host') {
    return answer(withTyped(state, { host: event.host.name }), { host: event.host }, moment);
  }
  if (event.type !== 'intent') return stay(state);
  const { intent } = event;
  switch (intent.type) {
    case 'edit':
      return edit(state, intent);
    case 'choose-purpose':
      return step.field === 'purpose' ? choosePurpose(state, intent.key, moment) : stay(state);
    case 'choose-leave': {
      const offered = step.leaveChoices?.find((choice) => choice.at === intent.at);
      return offered ? answer(state, { expectedLeave: offered.at }, moment) : stay(state);
    }
    case 'next':
      return submit(state, journey, moment);
    case 'skip':
      return offerSkip(state, step.field);
    case 'back':
      return moveBack(state, step.field, moment);
    case 'cancel':
      return abandon(state, moment, 'visitor');
    default:
      return stay(state);
  }
};

type Edit = Extract<Extract<KioskEvent, { type: 'intent' }>['intent'], { type: 'edit' }>;

function edit(state: At<'field'>, { field, value }: Edit): Next {
  const { step } = state;
  const belongs = field === step.field || (field === 'purposeText' && step.field === 'purpose');
  if (!belongs) return stay(state);
  const { error: _old, ...shown } = step;
  const typed = withTyped(state, { [field]: value });
  // A search that changed after a choice takes the choice back; the visitor must not be sent to the wrong person.
  if (field === 'host' && state.journey?.draft.host) {
    const { host: _host, ...draft } = state.journey.draft;
    return go(withJourney(typed, { draft }), shown);
  }
  return go(typed, shown);
}

function choosePurpose(state: At<'field'>, key: string, moment: Moment): Next {
  if (key === otherPurpose)
    return go(withJourney(state, { draft: { ...state.journey?.draft, purpose: key } }), state.step);
  const known = state.setting.policy.purposes.some((purpose) => purpose.key === key);
  if (!known) return stay(state);
  const { purposeText: _old, ...draft } = state.journey?.draft ?? {};
  return answer(withJourney(state, { draft }), { purpose: key }, moment);
}

function submit(state: At<'field'>, journey: Journey, moment: Moment): Next {
  const { field } = state.step;
  const required = ruleFor(state.setting.policy, field)?.required ?? true;
  const checked = checkField(state.setting, journey, field);
  if (checked.ok) return answer(state, checked.value, moment);
  if (checked.error === 'empty' && !required) return moveOn(state, field, moment);
  return go(state, { ...state.step, error: checked.error }, cue('problem'));
}

/** A right answer: it joins the draft, staff's help is noted, and the next question follows. */
function answer(state: At<'field'>, value: Draft, moment: Moment): Next {
  const { field } = state.step;
  const answered = markFilledIn(withJourney(state, { draft: { ...state.journey?.draft, ...value } }), field);
  if (field === 'name') return moveOn(withTypedIdentity(answered), field, moment);
  // Where the number found nothing (or the site keeps none), the phone may still find a reservation.
  if (field === 'phone' && value.phone !== undefined && mayBeReserved(answered)) {
    return lookUpByPhone(answered, value.phone, moment);
  }
  return moveOn(answered, field, moment);
}

const mayBeReserved = ({ journey }: KioskState): boolean => journey?.route === 'walk-in';

/** A site that keeps no document number knows a visitor by the name they typed. */
function withTypedIdentity(state: KioskState): KioskState {
  const name = checkName(state.journey?.typed.name ?? '');
  if (!name.ok) return state;
  return withJourney(state, {
    identity: { kind: 'other', number: '', name: name.value, sex: 'unknown', source: 'typed' },
  });
}

function withTyped(state: At<'field'>, typed: Typed): At<'field'> {
  if (!state.journey) return state;
  return { ...state, journey: { ...state.journey, typed: { ...state.journey.typed, ...typed } } };
}
