import type { IdentityDocument } from '../../identity/document.ts';
import { collects } from '../../policy/policy.ts';
import type { Found } from '../effect.ts';
import { ask, cue, go, leave, stay, type At, type Handler, type Moment, type Next } from '../next.ts';
import type { Reservation } from '../records.ts';
import { joinPart } from '../phone-part.ts';
import type { PassClaim } from '../pass-claim.ts';
import type { Journey, KioskState } from '../state.ts';
import type { CardProblem } from '../status.ts';
import { askForBadge } from './check-out.ts';
import { startReading } from './identify-card.ts';
import { isSameName } from './same-person.ts';
import { passChecked, refuse, usePass } from './use-pass.ts';
import { beginPlan, moveOn } from './walk.ts';
import { askStaffToSignIn } from './sign-in.ts';

export const onHome: Handler<'home'> = (state, event, moment) => {
  if (event.type === 'card-found') return startReading(state, moment, false);
  if (event.type === 'code-scanned') return askForBadge(state, event.text, moment);
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'start-without-card':
      return startTyping(state, moment);
    case 'start-check-out':
      return go(state, { name: 'check-out', value: '', notFound: false });
    case 'start-staff':
      return askStaffToSignIn(state, 'menu');
    default:
      return stay(state);
  }
};

export const onReading: Handler<'reading'> = (state, event, moment) => {
  const { setting, step } = state;
  const { leaving, claim } = step;
  const failed = (problem: CardProblem): Next =>
    go(state, { name: 'card-problem', problem, leaving, ...(claim && { claim }) }, cue('problem'));
  switch (event.type) {
    case 'card-read':
      // Where no faces are used, the picture was wiped as it came.
      return lookUp(state, event.document, leaving, moment, {
        portrait: event.hasPortrait === true && setting.face !== undefined,
        ...(claim && { claim }),
      });
    case 'card-failed':
      return failed(event.problem);
    case 'reader-health':
      if (event.health === 'ready' || event.health === 'connecting') return stay(state);
      return failed('reader-lost');
    case 'time':
      return moment.now < step.since + setting.delays.readMs ? stay(state) : failed('unreadable');
    default:
      return stay(state);
  }
};

export const onCardProblem: Handler<'card-problem'> = (state, event, moment) => {
  const { leaving, claim } = state.step;
  if (event.type === 'card-found') return startReading(state, moment, leaving, claim);
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'start-without-card':
      return leaving
        ? go(state, { name: 'check-out', value: '', notFound: false })
        : startTyping(state, moment);
    case 'back':
    case 'cancel':
      return leave(state, moment);
    default:
      return stay(state);
  }
};

export const onLookingUp: Handler<'looking-up'> = (state, event, moment) => {
  if (event.type === 'looked-up' && event.ticket === state.step.ticket) {
    const { found } = event;
    return state.step.by === 'phone' ? decideByPhone(state, found, moment) : decide(state, found, moment);
  }
  if (event.type === 'pass-checked' && event.ticket === state.step.ticket)
    return passChecked(state, event.outcome, moment);
  if (event.type === 'badge-found' && event.ticket === state.step.ticket) {
    if (!event.visit) return go(state, { name: 'check-out', value: '', notFound: true }, cue('problem'));
    return go(state, { name: 'check-out-confirm', visit: event.visit, means: 'badge' });
  }
  const tooLong = moment.now >= state.step.since + state.setting.delays.workMs;
  if (event.type === 'time' && tooLong) {
    if (state.step.by === 'phone') return moveOn(state, 'phone', moment);
    if (state.step.by === 'pass') return refuse(state, 'unheard-of');
    return go(
      state,
      { name: 'card-problem', problem: 'unreadable', leaving: state.step.leaving },
      cue('problem'),
    );
  }
  return stay(state);
};

/** A visitor without a chip card: by themselves where the policy allows it, else with staff. */
export function startTyping(state: KioskState, moment: Moment): Next {
  const alone = state.setting.policy.typedDocument === 'visitor';
  if (!alone && !state.staff) return askStaffToSignIn(state, 'menu');
  if (collects(state.setting.policy, 'idNumber')) return go(state, { name: 'document-kind' });
  return beginWalkIn(state, undefined, moment);
}

/** Looks for everything that is known of this person: inside already, enrolled, reserved. */
export function lookUp(
  state: KioskState,
  document: IdentityDocument,
  leaving: boolean,
  moment: Moment,
  { portrait = false, claim }: { readonly portrait?: boolean; readonly claim?: PassClaim } = {},
): Next {
  const next = ask(state, (ticket) => ({
    step: {
      ...{ name: 'looking-up', ticket, since: moment.now, leaving, by: 'document', identity: document },
      ...(portrait && { portrait }),
      ...(claim && { claim }),
    },
    effect: { type: 'look-up', ticket, idNumber: document.number },
  }));
  return document.source === 'typed' ? next : { ...next, effects: [cue('card-ok'), ...next.effects] };
}

/** A visitor without a card may still have a reservation under their phone. */
export function lookUpByPhone(state: KioskState, phone: string, moment: Moment): Next {
  return ask(state, (ticket) => ({
    step: { name: 'looking-up', ticket, since: moment.now, leaving: false, by: 'phone' },
    effect: { type: 'look-up', ticket, phone },
  }));
}

function decide(state: At<'looking-up'>, found: Found, moment: Moment): Next {
  const { identity, leaving } = state.step;
  if (found.inside) {
    return leaving
      ? go(state, { name: 'check-out-confirm', visit: found.inside, means: 'card' })
      : go(state, { name: 'already-inside', visit: found.inside });
  }
  if (leaving) return go(state, { name: 'check-out', value: '', notFound: true }, cue('problem'));
  if (state.step.claim && identity) return usePass(state, state.step.claim, identity, moment);
  const { portrait } = state.step;
  const base = { ...newJourney(state, identity, moment), ...(portrait && { portrait }) };
  const { enrolment, reservation } = found;
  if (enrolment && identity) {
    return beginPlan(
      { ...state, journey: { ...base, route: 'enrolled', category: enrolment.category, enrolment } },
      moment,
    );
  }
  if (reservation) {
    return beginPlan({ ...state, journey: reserved(base, reservation) }, moment);
  }
  return beginWith(state, base, moment);
}

/** Only the person of the reservation: anybody can type a phone number, so the name must be the reserved one. */
function decideByPhone(state: KioskState, { reservation }: Found, moment: Moment): Next {
  const { journey } = state;
  if (!journey) return leave(state, moment);
  if (!reservation || !isSameName(journey.identity?.name ?? '', reservation.visitorName)) {
    return moveOn(state, 'phone', moment);
  }
  const agreedBefore = journey.consent !== undefined;
  return beginPlan({ ...state, journey: { ...reserved(journey, reservation), agreedBefore } }, moment);
}

const reserved = (journey: Journey, reservation: Reservation): Journey => ({
  ...journey,
  route: 'reserved',
  category: reservation.category,
  reservation,
  // The reservation answers what the phone was asked.
  ...(journey.phone && { typed: {}, draft: {} }),
});

export function beginWalkIn(state: KioskState, identity: IdentityDocument | undefined, moment: Moment): Next {
  return beginWith(state, newJourney(state, identity, moment), moment);
}

/** Whoever brought a phone number along may have a reservation under it. */
function beginWith(state: KioskState, journey: Journey, moment: Moment): Next {
  const known = { ...state, journey };
  const phone = journey.phone && journey.draft.phone;
  return phone === undefined ? beginPlan(known, moment) : lookUpByPhone(known, phone, moment);
}

/** An assisted registration keeps the helper's record that was begun before the document was known. */
function newJourney(state: KioskState, identity: IdentityDocument | undefined, moment: Moment): Journey {
  const { journey } = state;
  const begun: Journey = {
    id: journey?.id ?? moment.freshId,
    route: 'walk-in',
    category: 'short-term',
    typed: {},
    draft: {},
    ...(identity && { identity }),
    ...(journey?.assistance && { assistance: journey.assistance }),
  };
  return journey?.phone ? joinPart(state.setting, begun, journey.phone, moment.now) : begun;
}
