import type { StaffRole } from '../access/roles.ts';
import type { PassId, StaffId, VisitId } from '../kernel/brand.ts';
import type { Instant } from '../kernel/time.ts';
import type { IdentityDocument } from '../identity/document.ts';
import type { Category, FieldName } from '../policy/vocabulary.ts';
import type { PhonePart } from './phone-part.ts';
import type {
  Assistance,
  ConsentRecord,
  Draft,
  Enrolment,
  FaceConsent,
  FaceDecision,
  Reservation,
  Route,
  VisitRecord,
} from './records.ts';

export type SignInReason = 'menu' | 'review' | 'face' | 'badge' | 'reprint';

/** Signed-in staff, and what for: whoever signed in for one act is signed out when it is done. */
export interface StaffSession {
  readonly purpose: SignInReason;
  readonly id: StaffId;
  readonly code: string;
  readonly name: string;
  readonly role: StaffRole;
}

/** Text exactly as typed, kept so that a reload of the window or a step back loses nothing. */
export type Typed = Partial<Record<FieldName | 'purposeText', string>>;

/** One person's registration, from the first card or touch until the screen is wiped. */
export interface Journey {
  readonly id: VisitId;
  readonly route: Route;
  readonly category: Category;
  readonly identity?: IdentityDocument;
  readonly reservation?: Reservation;
  readonly enrolment?: Enrolment;
  /** The electronic pass that was shown. */
  readonly passId?: PassId;
  readonly typed: Typed;
  readonly draft: Draft;
  readonly consent?: ConsentRecord;
  /** The notice was agreed to before the reservation was found by phone; it is not shown twice. */
  readonly agreedBefore?: boolean;
  /** The card's own picture is in main's memory until this visit ends. */
  readonly portrait?: boolean;
  /** What came from the visitor's phone, until it is saved. */
  readonly phone?: PhonePart;
  /** Fields answered on the phone: no question any more, unless the visitor wants to change them. */
  readonly answered?: readonly FieldName[];
  readonly faceConsent?: FaceConsent;
  readonly faceDeclined?: boolean;
  readonly assistance?: Assistance;
}

/** A walk-in (or a face check) that waits for a guard's decision. */
export interface ReviewCase {
  readonly visit: VisitRecord;
  readonly face?: FaceDecision;
  /** Where to go back to: the visitor waiting at the kiosk, or the guard's list. */
  readonly from: 'waiting' | 'list';
  readonly since: Instant;
}
