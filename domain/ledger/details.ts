import type { Enrolment, Host, Reservation, VisitRequest } from '../visit/records.ts';

/** A staff member's personal part. */
export interface StaffDetails {
  readonly code: string;
  readonly name: string;
  /** Argon2id, PHC string. */
  readonly pinHash: string;
}

/** What a visit's registration seals: the request as far as the policy allows, and what was known from before the day. */
export interface VisitDetails {
  readonly request: VisitRequest;
  /** From the reservation or the enrolment; an answer in the request comes first. */
  readonly known?: KnownDetails;
  readonly badgeCode: string;
}

export interface KnownDetails {
  readonly name: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly host?: Host;
  readonly purpose?: string;
}

/** What travels only in `sealed`, by type of event. A type that is not here seals nothing. */
export interface SealedDetails {
  readonly 'visit.registered': VisitDetails;
  readonly 'badge.handwritten': { readonly number: string };
  readonly 'reservation.recorded': Reservation;
  /** Without what is known apart from the record: the renewal, the notice and whether a face is stored. */
  readonly 'enrolment.recorded': Omit<Enrolment, 'renewedOn' | 'noticeVersion' | 'faceEnrolled'>;
  readonly 'host.recorded': Host;
  readonly 'staff.recorded': StaffDetails;
}

export type SealedType = keyof SealedDetails;
