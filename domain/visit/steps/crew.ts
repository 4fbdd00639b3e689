import { maskName } from '../../identity/mask.ts';
import type { IdentityDocument } from '../../identity/document.ts';
import { after, type Instant } from '../../kernel/time.ts';
import type { CrewOutcome, CrewResult, CrewStep, CrewWork } from '../crew.ts';
import type { Effect, Found, KioskEvent } from '../effect.ts';
import {
  actorOf,
  ask,
  cue,
  go,
  leave,
  leaveByIdle,
  stay,
  type At,
  type Handler,
  type Moment,
  type Next,
} from '../next.ts';
import { needsGuardian } from '../plan.ts';
import type { Enrolment, VisitRecord } from '../records.ts';
import type { Journey, KioskState } from '../state.ts';
import { visitRequest } from './saving.ts';

/** Staff open the kiosk for a crew: from here on a card is all it takes, until they end it. */
export function openCrew(state: KioskState): Next {
  return go(state, {
    name: 'crew',
    direction: 'in',
    counts: { in: 0, out: 0, refused: 0 },
    waiting: [],
    printing: [],
    unprinted: 0,
  });
}

/** The next instant at which a crew's screen looks at the clock. */
export function crewWake({ setting, lastTouchAt }: KioskState, { work }: CrewStep): Instant {
  const { delays } = setting;
  const ends = after(lastTouchAt, delays.crewIdleMs);
  if (!work) return ends;
  const due = after(work.since, work.doing === 'reading' ? delays.readMs : delays.workMs);
  return due < ends ? due : ends;
}

export const onCrew: Handler<'crew'> = (state, event, moment) => {
  const { step } = state;
  const { work } = step;
  switch (event.type) {
    case 'card-found':
      return go(state, { ...step, work: { doing: 'reading', since: moment.now } });
    case 'card-read':
      return lookUp(state, event.document, moment);
    case 'card-failed':
      return refuse(state, 'unreadable');
    case 'looked-up':
      if (work?.doing !== 'looking-up' || event.ticket !== work.ticket) return stay(state);
      return decide(state, event.found, work.identity, moment);
    case 'saved':
      if (work?.doing !== 'saving' || event.ticket !== work.ticket) return stay(state);
      return saved(state, event.visit, work);
    case 'save-failed':
      return work?.doing === 'saving' && event.ticket === work.ticket
        ? refuse(state, 'not-saved')
        : stay(state);
    case 'print-finished':
      return step.printing.includes(event.ticket) ? badgeDone(state, event) : stay(state);
    case 'time':
      return onTime(state, moment);
    case 'intent':
      return onIntent(state, event, moment);
    default:
      return stay(state);
  }
};

function onIntent(state: At<'crew'>, { intent }: KioskEvent & { type: 'intent' }, moment: Moment): Next {
  const { last: _told, ...step } = state.step;
  switch (intent.type) {
    case 'turn-crew':
      return go(state, { ...step, direction: intent.direction });
    // Not to the menu: by now others stand here than whoever signed in.
    case 'back':
    case 'cancel':
    case 'finish':
      return leave(state, moment);
    default:
      return stay(state);
  }
}

function onTime(state: At<'crew'>, moment: Moment): Next {
  if (moment.now < crewWake(state, state.step)) return stay(state);
  const { work } = state.step;
  if (work && moment.now < after(state.lastTouchAt, state.setting.delays.crewIdleMs))
    return refuse(state, work.doing === 'saving' ? 'not-saved' : 'unreadable');
  return leaveByIdle(state, moment);
}

function lookUp(state: At<'crew'>, identity: IdentityDocument, moment: Moment): Next {
  return ask(state, (ticket) => ({
    step: { ...state.step, work: { doing: 'looking-up', since: moment.now, ticket, identity } },
    effect: { type: 'look-up', ticket, idNumber: identity.number, alsoEnded: true },
  }));
}

function decide(state: At<'crew'>, found: Found, identity: IdentityDocument, moment: Moment): Next {
  const { inside, enrolment } = found;
  const maskedName = maskName(identity.name);
  if (state.step.direction === 'out') {
    if (!inside) return refuse(state, 'not-in', maskedName);
    if (inside.route !== 'enrolled') return refuse(state, 'not-enrolled', maskedName);
    const actor = actorOf(state);
    return save(state, { type: 'check-out', visitId: inside.id, means: 'card', actor }, moment);
  }
  if (inside) return refuse(state, 'already-in', maskedName);
  if (!enrolment) return refuse(state, found.enrolmentEnded ? 'expired' : 'not-enrolled', maskedName);
  return letIn(state, enrolment, identity, moment);
}

/** The agreement at enrolment carries the day's renewal; a newer notice has to be read on the normal screen first. */
function letIn(state: At<'crew'>, enrolment: Enrolment, identity: IdentityDocument, moment: Moment): Next {
  const { setting, step } = state;
  const journey: Journey = {
    id: moment.freshId,
    route: 'enrolled',
    category: enrolment.category,
    identity,
    enrolment,
    typed: {},
    draft: {},
  };
  const maskedName = maskName(identity.name);
  const hasAgreed = enrolment.noticeVersion === setting.policy.notice.version;
  if (!hasAgreed || needsGuardian(setting, journey, moment.now)) return refuse(state, 'register', maskedName);
  if (step.waiting.includes(enrolment.id)) return refuse(state, 'see-guard', maskedName);
  const visit = visitRequest(setting, journey, moment);
  return save(state, { type: 'save', request: visit, actor: actorOf(state) }, moment, enrolment);
}

type CrewSave =
  Omit<Extract<Effect, { type: 'save' }>, 'ticket'> | Omit<Extract<Effect, { type: 'check-out' }>, 'ticket'>;

function save(state: At<'crew'>, what: CrewSave, moment: Moment, enrolment?: Enrolment): Next {
  return ask(state, (ticket) => ({
    step: {
      ...state.step,
      work: { doing: 'saving', since: moment.now, ticket, ...(enrolment && { enrolmentId: enrolment.id }) },
    },
    effect: { ...what, ticket },
  }));
}

function saved(
  state: At<'crew'>,
  visit: VisitRecord,
  { enrolmentId }: Extract<CrewWork, { doing: 'saving' }>,
): Next {
  const { counts, waiting, printing } = state.step;
  const maskedName = maskName(visit.name);
  if (visit.state === 'left') {
    return told({ ...state, step: { ...state.step, counts: { ...counts, out: counts.out + 1 } } }, 'done', {
      outcome: 'out',
      maskedName,
    });
  }
  if (visit.state !== 'inside') {
    const step = { ...state.step, waiting: enrolmentId ? [...waiting, enrolmentId] : waiting };
    return refuse({ ...state, step }, 'see-guard', maskedName);
  }
  const ticket = state.lastTicket + 1;
  const step = { ...state.step, counts: { ...counts, in: counts.in + 1 }, printing: [...printing, ticket] };
  const next = told({ ...state, lastTicket: ticket, step }, 'done', {
    outcome: 'in',
    maskedName,
    badgeNumber: visit.badgeNumber,
  });
  const badge: Effect = { type: 'queue-badge', ticket, visit, actor: actorOf(state) };
  return { ...next, effects: [...next.effects, badge] };
}

/** The paper comes after the person: a printer that is out of order stops nobody, and its badges wait in the list. */
function badgeDone(
  state: At<'crew'>,
  { ticket, outcome }: Extract<KioskEvent, { type: 'print-finished' }>,
): Next {
  const { printProblem: _before, ...step } = state.step;
  const printing = step.printing.filter((one) => one !== ticket);
  if (outcome === 'printed') return go(state, { ...step, printing });
  const problem = outcome === 'sent-unconfirmed' ? ('unknown' as const) : outcome;
  return go(state, { ...step, printing, unprinted: step.unprinted + 1, printProblem: problem });
}

function refuse(state: At<'crew'>, outcome: CrewOutcome, maskedName?: string): Next {
  const { counts } = state.step;
  // A guard is wanted with the same sound whatever for.
  const sound = outcome === 'see-guard' ? 'attention' : 'problem';
  const step = { ...state.step, counts: { ...counts, refused: counts.refused + 1 } };
  return told({ ...state, step }, sound, { outcome, ...(maskedName && { maskedName }) });
}

function told(state: At<'crew'>, sound: Parameters<typeof cue>[0], last: CrewResult): Next {
  const { work: _done, ...step } = state.step;
  return go(state, { ...step, last }, cue(sound));
}
