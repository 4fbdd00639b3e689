import type { HostId } from '../../domain/kernel/brand.ts';
import { instant } from '../../domain/kernel/time.ts';
import { collects, ruleFor, type Policy } from '../../domain/policy/policy.ts';
import {
  checkPerson,
  checkPurpose,
  checkTimes,
  personFields,
} from '../../domain/reservation/check-request.ts';
import type { RequestedPerson, ReservationRequest } from '../../domain/reservation/request.ts';
import type { ReservationChange } from '../contract/portal.ts';
import type { ServerContext } from '../context.ts';
import { failure } from '../http/failure.ts';
import type { ReservationRow } from '../repositories/reservations.ts';
import { taken } from './refuse.ts';

/** The request with what is different, checked as a whole. */
export function mergeChange(
  context: ServerContext,
  policy: Policy,
  row: ReservationRow,
  before: ReservationRequest,
  change: ReservationChange,
): ReservationRequest {
  const visitor = changedPerson(policy, row, before.visitor, change);
  const asked = {
    purpose: change.purpose ?? (before.purpose || undefined),
    purposeText:
      change.purpose === undefined ? (change.purposeText ?? before.purposeText) : change.purposeText,
  };
  const { purpose, purposeText } = collects(policy, 'purpose')
    ? taken(checkPurpose(policy, asked))
    : taken(checkPurpose(policy, change));
  const times = {
    from: change.from === undefined ? before.from : instant(change.from),
    until: change.until === undefined ? before.until : instant(change.until),
  };
  if (times.from !== before.from || times.until !== before.until)
    taken(checkTimes(policy, times, context.now()));
  if (change.email !== undefined && !policy.reservation.email)
    throw failure(400, 'not-collected', { fields: ['email'] });
  const email = change.email ?? before.email;
  const note = change.note ?? before.note;
  return {
    ...{ visitor, purpose, ...times, language: change.language ?? before.language },
    hostId: (change.hostId ?? before.hostId) as HostId,
    ...(purposeText !== undefined && { purposeText }),
    ...(email !== undefined && { email }),
    ...(note !== undefined && { note }),
  };
}

function changedPerson(
  policy: Policy,
  row: ReservationRow,
  before: RequestedPerson,
  { visitor: given = {} }: ReservationChange,
): RequestedPerson {
  const checked = taken(
    checkPerson(policy, { ...given, name: given.name ?? before.name }, 'visitor', 'companion'),
  );
  // What the site has ceased to collect is not carried on.
  const kept = personFields.filter((field) => before[field] !== undefined && collects(policy, field));
  const person: RequestedPerson = {
    ...Object.fromEntries(kept.map((field) => [field, before[field]])),
    ...checked,
  };
  // Of companions the kiosk asks the rest.
  const isCompanion = row.group_id !== null && row.group_id !== row.id;
  const missing = personFields.filter(
    (field) => person[field] === undefined && ruleFor(policy, field)?.required,
  );
  if (!isCompanion && missing.length > 0)
    throw failure(400, 'missing', { fields: missing.map((field) => `visitor.${field}`) });
  return person;
}
