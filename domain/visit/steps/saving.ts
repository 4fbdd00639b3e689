import { localDay } from '../../kernel/time.ts';
import { collects } from '../../policy/policy.ts';
import { actorOf, cue, go, leave, stay, type Handler, type Moment, type Next } from '../next.ts';
import { dutiesOf, renewsToday, staffDuties } from '../plan.ts';
import type { IdentityDocument } from '../../identity/document.ts';
import type { Draft, VisitRecord, VisitRequest } from '../records.ts';
import type { Journey, KioskState, Setting, Work } from '../state.ts';
import { finish } from './done.ts';
import { choseCamera, startFaceCheck } from './face-check.ts';
import { faceStored } from './face-enrolment.ts';
import { startPrinting } from './printing.ts';
import { goodbye } from './rate.ts';
import { toGuard } from './review.ts';
import { request } from './work.ts';

/** The visitor has confirmed: from here on nothing may be lost, so the ledger comes before the printer. */
export function saveVisit(state: KioskState, moment: Moment): Next {
  if (!state.journey) return leave(state, moment);
  const visit = visitRequest(state.setting, state.journey, moment);
  return request(state, { type: 'save', request: visit, actor: actorOf(state) }, moment);
}

/** What is handed to storage: only fields that the policy names (R01). */
export function visitRequest(setting: Setting, journey: Journey, moment: Moment): VisitRequest {
  const duties = staffDuties(setting, journey, moment.now);
  const { identity, reservation, enrolment, passId, consent, faceConsent, faceDeclined, assistance } =
    journey;
  const draft = reservation ? draftOfReservation(setting, journey) : journey.draft;
  const renews = renewsToday(setting, journey, moment.now);
  return {
    id: journey.id,
    route: journey.route,
    category: journey.category,
    riskTier: setting.riskTier,
    policyVersion: setting.policy.version,
    draft: enrolment && collects(setting.policy, 'host') ? { ...draft, host: enrolment.host } : draft,
    wanted: duties.face || duties.review ? 'review' : 'check-in',
    ...(identity && { identity: kept(setting, identity) }),
    ...(reservation && { reservationId: reservation.id }),
    ...(enrolment && { enrolmentId: enrolment.id }),
    ...(passId !== undefined && { passId }),
    ...(renews && { renewsDay: localDay(moment.now, setting.site.timeZone) }),
    ...(consent && { consent }),
    ...(faceConsent && { faceConsent }),
    ...(faceDeclined && { faceDeclined }),
    ...(assistance && { assistance }),
  };
}

/** The answers a reservation brings along, as far as this site collects them. */
function draftOfReservation(setting: Setting, journey: Journey): Draft {
  const { reservation, draft } = journey;
  if (!reservation) return draft;
  const has = (field: Parameters<typeof collects>[1]) => collects(setting.policy, field);
  return {
    ...draft,
    ...(has('host') && { host: reservation.host }),
    ...(has('purpose') && { purpose: reservation.purpose }),
    ...(has('companions') && { companions: reservation.companions }),
    ...(has('expectedLeave') && { expectedLeave: reservation.until }),
    ...(has('phone') && reservation.phone !== undefined && { phone: reservation.phone }),
  };
}

/** The document without what the site may not hold; the number was needed only to find the reservation. */
function kept(setting: Setting, identity: IdentityDocument): IdentityDocument {
  return collects(setting.policy, 'idNumber')
    ? identity
    : { kind: identity.kind, number: '', name: identity.name, sex: 'unknown', source: identity.source };
}

export const onSaving: Handler<'saving'> = (state, event, moment) => {
  const { step } = state;
  if (event.type === 'saved' && event.ticket === step.ticket)
    return saved(state, step.work, event.visit, moment);
  if (event.type === 'face-stored' && event.ticket === step.ticket) return faceStored(state, event.outcome);
  if (event.type === 'save-failed' && event.ticket === step.ticket) {
    return go(state, { name: 'save-problem', problem: event.problem, work: step.work }, cue('problem'));
  }
  if (event.type === 'time' && moment.now >= step.since + state.setting.delays.workMs) {
    return go(state, { name: 'save-problem', problem: 'storage', work: step.work }, cue('problem'));
  }
  return stay(state);
};

/** Nothing was written. The visitor may try again; the work is kept until they do or leave. */
export const onSaveProblem: Handler<'save-problem'> = (state, event, moment) => {
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'retry':
      return request(state, state.step.work, moment);
    case 'back':
    case 'cancel':
      return leave(state, moment);
    default:
      return stay(state);
  }
};

function saved(state: KioskState, work: Work, visit: VisitRecord, moment: Moment): Next {
  switch (work.type) {
    case 'save':
    case 'settle-face':
      if (visit.state === 'inside') return startPrinting(state, visit, 1, moment);
      if (work.type === 'save' && choseCamera(state))
        return startFaceCheck(state, { kind: 'visit', visit }, moment);
      return toGuard(
        state,
        { visit, from: 'waiting', since: moment.now },
        dutiesOf(visit, state.setting, moment.now),
      );
    case 'review':
    case 'settle-reviewed':
      if (visit.state === 'inside') return startPrinting(state, visit, 1, moment);
      return finish(state, 'see-staff', visit, moment);
    case 'check-out':
      return goodbye(state, visit, moment);
    case 'hand-write':
      return finish(state, 'checked-in', visit, moment);
    case 'enrol-face':
    case 'withdraw-face':
      return stay(state);
  }
}
