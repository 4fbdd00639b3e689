import { checkDocumentNumber } from '../../identity/document-number.ts';
import { checkName } from '../../identity/name.ts';
import { after, type Instant } from '../../kernel/time.ts';
import { collects } from '../../policy/policy.ts';
import type { Effect, KioskEvent } from '../effect.ts';
import { ask, cue, endVisit, go, leave, leaveByIdle, stay } from '../next.ts';
import type { Handler, Moment, Next } from '../next.ts';
import type { FormOutcome } from '../phone-form.ts';
import { partOf, type PhonePart } from '../phone-part.ts';
import type { Journey, KioskState, StepOf } from '../state.ts';
import { typedDocument } from './document.ts';
import { startReading } from './identify-card.ts';
import { beginWalkIn, lookUp, onHome } from './identify.ts';
import { askStaffToSignIn } from './sign-in.ts';

/** The first screen, where a phone may take over. */
export const onHomeOrPhone: Handler<'home'> = (state, event, moment) => {
  if (event.type === 'phone-form') {
    const { id } = event.form;
    if (event.form.state === 'sent') return open(state, id, moment);
    return go(state, { name: 'phone-waiting', id, since: moment.now }, cue('card-ok'));
  }
  if (event.type === 'intent' && event.intent.type === 'open-phone-form')
    return open(state, event.intent.id, moment);
  return onHome(state, event, moment);
};

/** The visitor types on their phone; whoever else comes is served as at the first screen. */
export const onPhoneWaiting: Handler<'phone-waiting'> = (state, event, moment) => {
  const { id, since } = state.step;
  switch (event.type) {
    case 'phone-form':
      return event.form.state === 'sent' && event.form.id === id ? open(state, id, moment) : stay(state);
    case 'card-found':
    case 'code-scanned':
      return onHome({ ...state, step: { name: 'home' } }, event, moment);
    case 'time':
      return moment.now < phoneWaitEnds(state, since) ? stay(state) : leaveByIdle(state, moment);
    case 'intent':
      return ['back', 'cancel'].includes(event.intent.type) ? leave(state, moment) : stay(state);
    default:
      return stay(state);
  }
};

export const phoneWaitEnds = ({ setting }: KioskState, since: Instant): Instant =>
  after(since, setting.delays.phoneMs);

function open(state: KioskState, id: string, moment: Moment): Next {
  if (!state.phoneForms.some((form) => form.id === id)) return stay(state);
  return ask(state, (ticket) => ({
    step: { name: 'phone-opening', ticket, id, since: moment.now },
    effect: { type: 'open-phone-form', ticket, id },
  }));
}

export const onPhoneOpening: Handler<'phone-opening'> = (state, event, moment) => {
  const { id, ticket, since } = state.step;
  if (event.type === 'phone-form-opened' && event.ticket === ticket) {
    if (!event.answers) return leave(forget(state, id), moment);
    const part = partOf(state.setting, id, event.answers, event.host, moment.now);
    return receive({ ...state, language: event.answers.language }, part, moment);
  }
  const tooLong = event.type === 'time' && moment.now >= after(since, state.setting.delays.workMs);
  return tooLong ? leave(state, moment) : stay(state);
};

/** The journey goes on by itself. The card is asked for where the site wants it, or wants its number: phones are not asked for that. */
function receive(state: KioskState, part: PhonePart, moment: Moment): Next {
  const journey: Journey = {
    id: moment.freshId,
    route: 'walk-in',
    category: 'short-term',
    typed: {},
    draft: {},
    phone: part,
  };
  const begun: KioskState = { ...state, journey, lastTouchAt: moment.now };
  const { riskTier, policy } = state.setting;
  const isNumberMissing = collects(policy, 'idNumber') && part.idNumber === '';
  const wantsCard = riskTier === 'high' || policy.typedDocument === 'staff-only' || isNumberMissing;
  const next = wantsCard ? go(begun, { name: 'phone-card' }) : identify(begun, part, moment);
  return { ...next, effects: [cue('card-ok'), ...next.effects] };
}

/** The document as typed on the phone; what does not hold is asked on the kiosk's own screen. */
function identify(state: KioskState, part: PhonePart, moment: Moment): Next {
  if (!collects(state.setting.policy, 'idNumber')) return beginWalkIn(state, undefined, moment);
  const { idNumber, name } = part;
  if (idNumber === '') return go(state, { name: 'document-kind' });
  const kind = 'citizen-id';
  const number = checkDocumentNumber(kind, idNumber);
  if (!number.ok)
    return go(state, { name: 'document-number', kind, value: idNumber, error: number.error }, cue('problem'));
  const checked = checkName(name);
  if (!checked.ok) {
    const step: StepOf<'document-name'> = { name: 'document-name', kind, number: number.value, value: name };
    return go(state, { ...step, error: checked.error }, cue('problem'));
  }
  return lookUp(state, typedDocument(kind, number.value, checked.value), false, moment);
}

/** The answers are there; the card is still wanted (R03). */
export const onPhoneCard: Handler<'phone-card'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, false);
  if (event.type !== 'intent') return stay(state);
  const part = state.journey?.phone;
  switch (event.intent.type) {
    case 'start-without-card':
      if (!part) return stay(state);
      return mayType(state) ? identify(state, part, moment) : askStaffToSignIn(state, 'menu');
    case 'back':
    case 'cancel':
      return endVisit(state, moment);
    default:
      return stay(state);
  }
};

/** Without the card: where the policy lets visitors do so alone, else with staff beside them. */
export const mayType = ({ setting, staff }: KioskState): boolean =>
  setting.policy.typedDocument === 'visitor' || staff !== undefined;

/** Forms that nobody works with just now. */
const idle = ({ phoneForms, journey, step }: KioskState) =>
  phoneForms.filter(
    ({ id }) => id !== journey?.phone?.id && !(step.name === 'phone-opening' && step.id === id),
  );

/** The next instant at which a form has waited long enough. */
export function formsWake(state: KioskState): Instant | undefined {
  const ends = idle(state).map(({ until }) => until);
  return ends.length === 0 ? undefined : ends.reduce((a, b) => (a < b ? a : b));
}

/**
 * After every event: what became of the forms. One whose visitor only walked off, or put down somebody else's card, goes
 * on waiting, and is offered on the next first screen.
 */
export function settleForms(before: KioskState, event: KioskEvent, next: Next, moment: Moment): Next {
  const active = before.journey?.phone?.id;
  let { state } = next;
  const told: Effect[] = [];
  const tell = (id: string, outcome: FormOutcome): void => {
    state = forget(state, id);
    told.push({ type: 'phone-form-taken', id, outcome });
  };
  if (active !== undefined && isSaved(before, event)) {
    tell(active, 'saved');
    state = withoutPart(state);
  } else if (active !== undefined && state.journey?.phone?.id !== active && isDeclined(before, event)) {
    tell(active, 'declined');
  }
  for (const { id, until } of idle(state)) if (until <= moment.now) tell(id, 'expired');
  return told.length === 0 ? next : { state, effects: [...next.effects, ...told] };
}

const isSaved = ({ step }: KioskState, event: KioskEvent): boolean =>
  event.type === 'saved' &&
  step.name === 'saving' &&
  step.work.type === 'save' &&
  event.ticket === step.ticket;

/** The visitor left it, or did something else instead, such as checking out. A full disk is no answer of theirs. */
const isDeclined = ({ step }: KioskState, event: KioskEvent): boolean =>
  (event.type === 'intent' || event.type === 'saved') && step.name !== 'save-problem';

const forget = (state: KioskState, id: string): KioskState => ({
  ...state,
  phoneForms: state.phoneForms.filter((form) => form.id !== id),
});

function withoutPart(state: KioskState): KioskState {
  if (!state.journey) return state;
  const { phone: _saved, ...journey } = state.journey;
  return { ...state, journey };
}
