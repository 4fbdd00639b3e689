import { localDay, type Instant } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { VisitDetails } from '../../../domain/ledger/details.ts';
import { collects, type Policy } from '../../../domain/policy/policy.ts';
import type { Actor, VisitRecord, VisitRequest, VisitState } from '../../../domain/visit/records.ts';
import { badgeNumber, createBadgeCode } from '../../../domain/pass/badge-code.ts';
import type { StorageContext } from '../context.ts';
import { Refused } from '../fault.ts';
import { particulars } from '../../../domain/ledger/particulars.ts';
import type { EnrolmentRepository, ReservationRepository } from '../store.ts';
import { admit } from '../visit-admission.ts';
import { findListed } from '../watchlist.ts';
import { appendFace, appendReview } from './visit-decisions.ts';
import { toRecord } from './visit-rows.ts';

const system: Actor = { kind: 'system' };

export interface KnownPeople {
  readonly reservations: Pick<ReservationRepository, 'byId'>;
  readonly enrolments: Pick<EnrolmentRepository, 'byId'>;
}

/** Appends everything a registration says, as facts of their own. Inside a transaction. */
export function register(
  context: StorageContext,
  people: KnownPeople,
  request: VisitRequest,
  policy: Policy,
  actor: Actor,
): VisitRecord {
  const { journal } = context;
  const reservation = request.reservationId && people.reservations.byId(request.reservationId);
  const enrolment = request.enrolmentId && people.enrolments.byId(request.enrolmentId);
  if (request.reservationId && !reservation) throw new Refused('there is no such reservation');
  if (request.enrolmentId && !enrolment) throw new Refused('there is no such enrolment');

  const known = { ...(reservation && { reservation }), ...(enrolment && { enrolment }) };
  const details: VisitDetails = {
    ...admit(request, policy, known),
    badgeCode: createBadgeCode(context.randomBytes),
  };
  const subject = subjectOf('visit', request.id);
  const { draft, identity, consent, faceConsent, assistance, face, review } = request;
  const companions =
    draft.companions ?? (collects(policy, 'companions') ? reservation?.companions : undefined) ?? 0;
  const leave = draft.expectedLeave ?? (collects(policy, 'expectedLeave') ? reservation?.until : undefined);
  const purpose = purposeKey(particulars(details).purpose, policy);
  const badge = nextBadge(context);
  const entry = findListed(context, request, known, badge.day);
  const isHeld = entry !== undefined && request.route !== 'green-channel';
  const state = isHeld ? 'awaiting-review' : stateOf(request);

  const registeredAt = journal.append(
    'visit.registered',
    subject,
    actor,
    {
      route: request.route,
      category: request.category,
      riskTier: request.riskTier,
      policyVersion: request.policyVersion,
      state,
      ...badge,
      ...(identity && { document: identity.kind, documentSource: identity.source }),
      ...(purpose !== undefined && { purpose }),
      companions,
      ...(leave !== undefined && { expectedLeave: leave }),
    },
    details,
  );
  if (entry !== undefined) journal.append('visit.held', subject, system, { by: 'watchlist', entry });
  if (consent) {
    const { at, ...given } = consent;
    journal.append('consent.given', subject, actor, { ...given, separate: [...given.separate], givenAt: at });
  }
  if (faceConsent) {
    const { at, ...given } = faceConsent;
    journal.append('face.consented', subject, actor, { ...given, givenAt: at });
  }
  if (request.faceDeclined) journal.append('face.declined', subject, actor, {});
  if (assistance)
    journal.append('visit.assisted', subject, actor, {
      helper: assistance.helper,
      filledIn: [...assistance.filledIn],
      skipped: [...assistance.skipped],
    });
  if (face) appendFace(journal, request.id, face);
  if (reservation) journal.append('reservation.used', subjectOf('reservation', reservation.id), actor, {});
  if (request.passId !== undefined) journal.append('pass.used', subjectOf('pass', request.passId), actor, {});
  // Decided before anybody knew that a person has to decide with a reason: decided again.
  if (review && !isHeld) appendReview(journal, request.id, review);
  const checkedInAt = state === 'inside' ? admitInside(context, request, actor) : null;
  // Put together from what was just written; reading it back would be a query for nothing.
  const columns = {
    id: request.id,
    state,
    route: request.route,
    category: request.category,
    badge: 'none',
    badge_copy: 0,
    badge_number: badge.badgeNumber,
    companions,
    registered_at: registeredAt,
    checked_in_at: checkedInAt,
    checked_out_at: null,
    expected_leave: leave ?? null,
    face_check: null,
    hold: entry === undefined ? null : 'watchlist',
  } as const;
  return toRecord(columns, details);
}

/** The visitor may go in: the moment a temporary worker's day is renewed as well. */
export function admitInside(
  { journal }: StorageContext,
  request: VisitRequest,
  actor: Actor,
  how: { readonly by?: 'camera' } = {},
): Instant {
  const checkedInAt = journal.append('visit.checked-in', subjectOf('visit', request.id), actor, how);
  if (!request.enrolmentId) return checkedInAt;
  const enrolment = subjectOf('enrolment', request.enrolmentId);
  // No visit id here: once the enrolment is erased, nothing ties its visits together.
  if (request.renewsDay) journal.append('enrolment.renewed', enrolment, actor, { day: request.renewsDay });
  if (request.consent)
    journal.append('enrolment.consented', enrolment, actor, { noticeVersion: request.consent.noticeVersion });
  return checkedInAt;
}

function stateOf(request: VisitRequest): Exclude<VisitState, 'left'> {
  if (request.review?.decision === 'rejected') return 'rejected';
  return request.wanted === 'review' && !request.review ? 'awaiting-review' : 'inside';
}

function nextBadge({ database, journal, now, timeZone, badgePrefix }: StorageContext) {
  const day = localDay(now(), timeZone);
  const last = database.get<{ badge_sequence: number }>(
    'SELECT badge_sequence FROM visit WHERE day = ? AND node = ? ORDER BY badge_sequence DESC LIMIT 1',
    day,
    journal.node,
  );
  const badgeSequence = (last?.badge_sequence ?? 0) + 1;
  return { day, badgeSequence, badgeNumber: badgeNumber(badgePrefix, badgeSequence) };
}

/** A reservation's purpose may be a sentence; only a key of the policy may stand in the clear. */
function purposeKey(purpose: string | undefined, policy: Policy): string | undefined {
  if (purpose === undefined) return undefined;
  return policy.purposes.find(({ key }) => key === purpose)?.key ?? 'other';
}
