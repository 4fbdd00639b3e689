import type { HostId, ReservationId } from '../kernel/brand.ts';
import type { Instant } from '../kernel/time.ts';
import type { Category, Language } from '../policy/vocabulary.ts';
import type { Host, Reservation } from '../visit/records.ts';

/** One person of a request. A member that the site's policy does not name is never set (R01). */
export interface RequestedPerson {
  readonly name: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly company?: string;
}

/** What a visitor asks for, or what a host's invitation knows so far. */
export interface ReservationRequest {
  readonly visitor: RequestedPerson;
  readonly hostId: HostId;
  /** A purpose key of the policy, or `other` with `purposeText`. */
  readonly purpose: string;
  readonly purposeText?: string;
  readonly from: Instant;
  readonly until: Instant;
  /** Where the visitor is told of the decision, when not by phone. */
  readonly email?: string;
  readonly language: Language;
  /** What the visitor answered when the host asked for more. */
  readonly note?: string;
}

/** What kiosks work with once a request is agreed to. Words of the visitor's own stand where no purpose of the policy fits. */
export function reservationOf(
  id: ReservationId,
  request: ReservationRequest,
  visit: { readonly category: Category; readonly companions: number; readonly host: Host },
): Reservation {
  const { visitor, purpose, purposeText, from, until } = request;
  return {
    ...{ id, ...visit, from, until },
    visitorName: visitor.name,
    ...(visitor.idNumber !== undefined && { idNumber: visitor.idNumber }),
    ...(visitor.phone !== undefined && { phone: visitor.phone }),
    purpose: purposeText ?? purpose,
  };
}
