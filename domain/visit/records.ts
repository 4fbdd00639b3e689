import type { EnrolmentId, HostId, PassId, ReservationId, StaffId, VisitId } from '../kernel/brand.ts';
import type { Instant, LocalDay } from '../kernel/time.ts';
import type { FaceCheck, FaceReason } from '../face/vocabulary.ts';
import type { IdentityDocument } from '../identity/document.ts';
import type { Holder } from '../screening/vocabulary.ts';
import type { Category, FieldName, Language, LocalText, RiskTier } from '../policy/vocabulary.ts';

/** Somebody inside the building who can be visited. */
export interface Host {
  readonly id: HostId;
  readonly name: string;
  readonly department: LocalText;
  /** Where the visitor is sent: floor and room. */
  readonly place: LocalText;
}

/** A visit agreed before the day, found again by ID number or phone. */
export interface Reservation {
  readonly id: ReservationId;
  readonly category: Category;
  readonly visitorName: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly host: Host;
  readonly purpose: string;
  readonly companions: number;
  readonly from: Instant;
  readonly until: Instant;
}

/** A standing permission: a long-term partner's, or a temporary worker's that is renewed every day. */
export interface Enrolment {
  readonly id: EnrolmentId;
  readonly category: 'long-term-partner' | 'temporary-worker';
  readonly personName: string;
  readonly idNumber: string;
  readonly phone?: string;
  readonly company: string;
  readonly host: Host;
  readonly from: LocalDay;
  readonly until: LocalDay;
  /** The last day a temporary worker renewed. */
  readonly renewedOn?: LocalDay;
  /** The notice version the person last agreed to. */
  readonly noticeVersion?: string;
  /** A face is stored on this kiosk, with a consent of its own. */
  readonly faceEnrolled?: boolean;
}

/** What the visitor (or staff on the visitor's behalf) entered. A key the policy does not name is never set. */
export interface Draft {
  readonly phone?: string;
  readonly company?: string;
  readonly host?: Host;
  /** A purpose key of the policy, or `other` with `purposeText`. */
  readonly purpose?: string;
  readonly purposeText?: string;
  readonly companions?: number;
  readonly expectedLeave?: Instant;
}

/** How a visitor was checked out; `staff` means by hand at the kiosk. */
export const checkOutMeans = [
  'card',
  'badge',
  'badge-number',
  'staff',
  'pass',
  'handheld',
  'console',
] as const;
export type CheckOutMeans = (typeof checkOutMeans)[number];

export type Route = 'reserved' | 'walk-in' | 'enrolled' | 'green-channel';

/** Who did something. A visitor acts as `visitor`; staff are always named (R26). */
export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'staff'; readonly staffId: StaffId }
  | { readonly kind: 'system' };

export interface ConsentRecord {
  readonly noticeVersion: string;
  readonly at: Instant;
  /** Fields with a tick of their own that were ticked. */
  readonly separate: readonly FieldName[];
  readonly guardian: boolean;
  readonly language: Language;
}

/** Agreed to on a screen of its own: to one check, or to keeping a face (PIPL art. 29, face rules art. 6). */
export interface FaceConsent {
  readonly noticeVersion: string;
  readonly at: Instant;
  readonly guardian: boolean;
  readonly language: Language;
}

/** Why staff left out a field the policy requires. */
export const skipReasons = ['cannot-provide', 'no-document', 'language', 'health', 'emergency'] as const;
export type SkipReason = (typeof skipReasons)[number];

export interface Assistance {
  readonly helper: StaffId;
  /** What was entered on the visitor's behalf. */
  readonly filledIn: readonly FieldName[];
  readonly skipped: readonly {
    readonly field: FieldName | 'consent' | 'face';
    readonly reason: SkipReason;
  }[];
}

export const rejectReasons = [
  'not-expected',
  'identity-doubt',
  'host-declined',
  'misconduct',
  'other',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** Why a visit that was held for a person's decision goes on (R13). */
export const releaseReasons = ['mistaken-identity', 'supervisor-agreed', 'escorted', 'other'] as const;
export type ReleaseReason = (typeof releaseReasons)[number];

export const reviewReasons = [...new Set([...rejectReasons, ...releaseReasons])];

export interface ReviewDecision {
  readonly decision: 'approved' | 'rejected';
  readonly by: StaffId;
  readonly at: Instant;
  /** Always there with a rejection, and with the release of a held visit. */
  readonly reason?: RejectReason | ReleaseReason;
  /** Where the site's tier wants it: the guard compared the person with the document before deciding. */
  readonly face?: FaceDecision;
}

/** A guard compared the person with the document, alone or after the camera was not sure; then with the reason. */
export interface FaceDecision {
  readonly path: 'guard' | 'camera';
  readonly verdict: 'same-person' | 'not-same-person';
  readonly by: StaffId;
  readonly at: Instant;
  readonly reason?: FaceReason;
}

/** Everything needed to commit a visit; built by the machine, stored by `main/storage`. */
export interface VisitRequest {
  readonly id: VisitId;
  readonly route: Route;
  readonly category: Category;
  readonly riskTier: RiskTier;
  readonly policyVersion: string;
  readonly identity?: IdentityDocument;
  readonly reservationId?: ReservationId;
  readonly enrolmentId?: EnrolmentId;
  /** The electronic pass that was shown (R12). */
  readonly passId?: PassId;
  /** The day a temporary worker renews with this visit. */
  readonly renewsDay?: LocalDay;
  readonly draft: Draft;
  readonly consent?: ConsentRecord;
  readonly faceConsent?: FaceConsent;
  /** Asked whether by camera or by a person, the visitor chose the person; not asked again in this visit. */
  readonly faceDeclined?: boolean;
  readonly assistance?: Assistance;
  readonly face?: FaceDecision;
  readonly review?: ReviewDecision;
  /** `awaiting-review` keeps a walk-in safe while the guard is on the way. */
  readonly wanted: 'check-in' | 'review';
}

export type VisitState = 'awaiting-review' | 'inside' | 'left' | 'rejected';
export type BadgeState = 'none' | 'sending' | 'printed' | 'unconfirmed' | 'failed' | 'handwritten';

/** A visit as the kiosk reads it back from its own ledger. */
export interface VisitRecord {
  readonly id: VisitId;
  readonly state: VisitState;
  readonly route: Route;
  readonly category: Category;
  readonly badge: BadgeState;
  /** How often the badge was printed or tried to be; counts on with every reprint. */
  readonly badgeCopies: number;
  /** Short number for people, such as `A017`; unique on this kiosk on one day. */
  readonly badgeNumber: string;
  /** What the badge's QR carries: random, holds no personal data. */
  readonly badgeCode: string;
  readonly name: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly host?: Host;
  readonly purpose?: string;
  readonly companions: number;
  readonly registeredAt: Instant;
  readonly checkedInAt?: Instant;
  readonly checkedOutAt?: Instant;
  readonly expectedLeave?: Instant;
  /** What the camera made of it, where it was asked. */
  readonly faceCheck?: FaceCheck;
  /** A person has to decide, with a reason. For staff's eyes only. */
  readonly held?: Holder;
  /** A walk-in whose details a guard sees when deciding. */
  readonly request: VisitRequest;
}
