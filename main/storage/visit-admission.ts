import type { IdentityDocument } from '../../domain/identity/document.ts';
import { collects, type Policy } from '../../domain/policy/policy.ts';
import type { FieldName } from '../../domain/policy/vocabulary.ts';
import type { Draft, Enrolment, Reservation, VisitRequest } from '../../domain/visit/records.ts';
import type { KnownDetails, VisitDetails } from '../../domain/ledger/details.ts';
import { Refused } from './fault.ts';

/** What is already known of the visitor from before the day. */
export interface KnownBefore {
  readonly reservation?: Reservation;
  readonly enrolment?: Enrolment;
}

const fieldOfAnswer: Readonly<Record<keyof Draft, FieldName>> = {
  phone: 'phone',
  company: 'company',
  host: 'host',
  purpose: 'purpose',
  purposeText: 'purpose',
  companions: 'companions',
  expectedLeave: 'expectedLeave',
};

/**
 * What of a request may be kept under the site's policy (R01). An answer to a question the policy does not ask is a
 * mistake of the program and refused. A document is different: a chip hands over everything at once, so what the
 * policy does not name is left out here.
 * @throws Refused
 */
export function admit(
  request: VisitRequest,
  policy: Policy,
  before: KnownBefore,
): Omit<VisitDetails, 'badgeCode'> {
  const unnamed = (Object.keys(fieldOfAnswer) as (keyof Draft)[]).filter(
    (answer) => request.draft[answer] !== undefined && !collects(policy, fieldOfAnswer[answer]),
  );
  if (unnamed.length > 0) throw new Refused(`the policy does not name: ${unnamed.join(', ')}`);
  const known = leastKnown(request, policy, before);
  return {
    request: { ...request, ...(request.identity && { identity: leastIdentity(request.identity, policy) }) },
    ...(known && { known }),
  };
}

/** What the request leaves open and somebody told us before the day, as far as the policy names it. */
function leastKnown(
  { draft, identity }: VisitRequest,
  policy: Policy,
  { reservation, enrolment }: KnownBefore,
): KnownDetails | undefined {
  if (!reservation && !enrolment) return undefined;
  const open = <T>(field: FieldName, answered: unknown, value: T | undefined): T | undefined =>
    answered || !collects(policy, field) ? undefined : value;

  const idNumber = open('idNumber', identity?.number, enrolment?.idNumber ?? reservation?.idNumber);
  const phone = open('phone', draft.phone, reservation?.phone ?? enrolment?.phone);
  const host = open('host', draft.host, reservation?.host ?? enrolment?.host);
  const purpose = open('purpose', draft.purpose, reservation?.purpose);
  return {
    name: reservation?.visitorName ?? enrolment?.personName ?? '',
    ...(idNumber !== undefined && { idNumber }),
    ...(phone !== undefined && { phone }),
    ...(host !== undefined && { host }),
    ...(purpose !== undefined && { purpose }),
  };
}

/** A document without its number when the policy does not name it, and without what no policy can name. */
function leastIdentity(document: IdentityDocument, policy: Policy): IdentityDocument {
  const { kind, name, latinName, validUntil, source } = document;
  return {
    kind,
    number: collects(policy, 'idNumber') ? document.number : '',
    name,
    ...(latinName !== undefined && { latinName }),
    sex: 'unknown',
    // A guard who reviews must see that a document has expired.
    ...(validUntil !== undefined && { validUntil }),
    source,
  };
}
