import type { HostId } from '../kernel/brand.ts';
import type { Instant } from '../kernel/time.ts';
import type { Language } from '../policy/vocabulary.ts';

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
}
