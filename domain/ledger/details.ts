import type { HostId, StaffId } from '../kernel/brand.ts';
import type { LocalDay } from '../kernel/time.ts';
import type { LocalText } from '../policy/vocabulary.ts';
import type { ReservationRequest } from '../reservation/request.ts';
import type { Enrolment, Host, Reservation, VisitRequest } from '../visit/records.ts';
import type { Subject } from './event.ts';

/** A staff member's personal part. */
export interface StaffDetails {
  readonly code: string;
  readonly name: string;
  /** Argon2id, PHC string; empty for whoever has no PIN and so signs in at no kiosk. */
  readonly pinHash: string;
  /** The host this account belongs to. */
  readonly hostId?: HostId;
}

/** How a host is reached. Channels are tried in order; see `server/channels`. */
export interface ContactDetails {
  readonly hostId: HostId;
  readonly department?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly channels: readonly string[];
  /** Who decides while the host is away, and until when. */
  readonly deputy?: { readonly staffId: StaffId; readonly from: LocalDay; readonly until: LocalDay };
}

export interface DepartmentDetails {
  readonly id: string;
  readonly name: LocalText;
  readonly place: LocalText;
  /** Who gives the second approval where the policy wants one. */
  readonly approver?: StaffId;
}

/** A person on the watchlist and why. Stays on the server. */
export interface DossierDetails {
  readonly name: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly grounds: string;
  readonly proposedBy: StaffId;
}

/** The details of a green-channel visit, entered afterwards. */
export interface CompletedDetails {
  readonly name: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly hostId?: HostId;
  readonly reason: string;
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
  readonly 'contact.recorded': ContactDetails;
  readonly 'department.recorded': DepartmentDetails;
  readonly 'reservation.requested': ReservationRequest;
  readonly 'reservation.changed': ReservationRequest;
  readonly 'reservation.reviewed': { readonly message: string };
  readonly 'document.attached': { readonly fileName: string };
  readonly 'pass.issued': { readonly opens: Subject };
  readonly 'visit.completed': CompletedDetails;
  readonly 'visit.corrected': { readonly name?: string; readonly phone?: string; readonly company?: string };
  readonly 'dossier.proposed': DossierDetails;
  readonly 'watchlist.listed': { readonly tokens: readonly string[] };
  readonly 'data.exported': { readonly reason: string; readonly recipient: string };
  readonly 'data.requested': { readonly words: string };
  readonly 'feedback.given': { readonly suggestion: string };
}

export type SealedType = keyof SealedDetails;
