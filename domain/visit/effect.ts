import type { Challenge, FaceCheck, FaceOutcome, FaceReferenceKind } from '../face/vocabulary.ts';
import type { EnrolmentId, VisitId } from '../kernel/brand.ts';
import type { Instant } from '../kernel/time.ts';
import type { IdentityDocument } from '../identity/document.ts';
import type { MrzReading } from '../identity/mrz.ts';
import type { Holder } from '../screening/vocabulary.ts';
import type { Intent } from './intent.ts';
import type { PassOutcome } from './pass-claim.ts';
import type { FormOutcome } from './phone-form.ts';
import type { PhoneAnswers } from './phone-part.ts';
import type { Score } from './rating.ts';
import type {
  Actor,
  Enrolment,
  FaceConsent,
  Host,
  Reservation,
  ReviewDecision,
  VisitRecord,
  VisitRequest,
} from './records.ts';
import type { SiteLink } from './site-link.ts';
import type { FaceStock, Setting, StaffSession } from './state.ts';
import type {
  CameraHealth,
  CardProblem,
  PrinterHealth,
  PrintProblem,
  ReaderHealth,
  ScannerHealth,
  StaffAlert,
} from './status.ts';

/** Facts for the ledger that belong to no saved visit. No personal data. */
export type Note =
  | { readonly type: 'staff.signed-out'; readonly staffId: StaffSession['id']; readonly by: 'staff' | 'idle' }
  | { readonly type: 'help.called'; readonly step: string }
  | { readonly type: 'review.escalated'; readonly visitId: VisitId }
  | { readonly type: 'visit.abandoned'; readonly step: string; readonly by: 'visitor' | 'idle' | 'declined' }
  | { readonly type: 'feedback.given'; readonly convenience: Score; readonly privacy: Score };

/** What the machine asks of the world. `main/flow` carries it out and answers with the event of the same ticket. */
export type Effect =
  | {
      readonly type: 'look-up';
      readonly ticket: number;
      readonly idNumber?: string;
      readonly phone?: string;
      /** Tells an enrolment that is not valid today from none. */
      readonly alsoEnded?: boolean;
    }
  | { readonly type: 'check-mrz'; readonly ticket: number; readonly text: string }
  | { readonly type: 'find-badge'; readonly ticket: number; readonly text: string }
  | { readonly type: 'check-pass'; readonly ticket: number; readonly text: string }
  | { readonly type: 'save'; readonly ticket: number; readonly request: VisitRequest; readonly actor: Actor }
  | {
      readonly type: 'review';
      readonly ticket: number;
      readonly visitId: VisitId;
      readonly decision: ReviewDecision;
    }
  | {
      readonly type: 'check-out';
      readonly ticket: number;
      readonly visitId: VisitId;
      readonly means: 'card' | 'badge' | 'badge-number' | 'pass';
      readonly actor: Actor;
    }
  /** Checks in whom a guard approved at another node. */
  | { readonly type: 'settle-reviewed'; readonly ticket: number; readonly visitId: VisitId }
  | {
      readonly type: 'hand-write';
      readonly ticket: number;
      readonly visitId: VisitId;
      readonly number: string;
      readonly actor: Actor;
    }
  | {
      readonly type: 'print';
      readonly ticket: number;
      readonly visit: VisitRecord;
      readonly copy: number;
      readonly actor: Actor;
    }
  /** Prints behind whoever goes on: the first copy, one after another. Answered by `print-finished`. */
  | {
      readonly type: 'queue-badge';
      readonly ticket: number;
      readonly visit: VisitRecord;
      readonly actor: Actor;
    }
  /** Makes ready what the camera compares with, and draws the moves. */
  | {
      readonly type: 'start-face-check';
      readonly ticket: number;
      /** The person's stored face is preferred to the card's small picture. */
      readonly enrolmentId?: EnrolmentId;
    }
  | {
      readonly type: 'settle-face';
      readonly ticket: number;
      readonly visitId: VisitId;
      readonly check: FaceCheck;
      readonly admits: boolean;
      readonly actor: Actor;
    }
  /** Keeps the face of the attempt that just ended. */
  | {
      readonly type: 'enrol-face';
      readonly ticket: number;
      readonly enrolmentId: EnrolmentId;
      readonly consent: FaceConsent;
      readonly actor: Actor;
    }
  | {
      readonly type: 'withdraw-face';
      readonly ticket: number;
      readonly enrolmentId: EnrolmentId;
      readonly actor: Actor;
    }
  | { readonly type: 'open-phone-form'; readonly ticket: number; readonly id: string }
  /** The server may forget the form. */
  | { readonly type: 'phone-form-taken'; readonly id: string; readonly outcome: FormOutcome }
  | { readonly type: 'verify-staff'; readonly ticket: number; readonly code: string; readonly pin: string }
  | { readonly type: 'load-queues'; readonly ticket: number }
  | { readonly type: 'note'; readonly note: Note; readonly actor: Actor }
  | { readonly type: 'cue'; readonly cue: 'card-ok' | 'problem' | 'attention' | 'done' };

export interface Found {
  readonly inside?: VisitRecord;
  readonly enrolment?: Enrolment;
  /** Asked for by `alsoEnded`: there is an enrolment, but not for today. */
  readonly enrolmentEnded?: boolean;
  readonly reservation?: Reservation;
}

export type StaffVerdict =
  | { readonly verdict: 'ok'; readonly staff: Omit<StaffSession, 'purpose'> }
  | { readonly verdict: 'wrong' }
  | { readonly verdict: 'locked'; readonly until: Instant };

/** Everything that can happen to a kiosk. */
export type KioskEvent =
  | { readonly type: 'intent'; readonly intent: Exclude<Intent, { type: 'choose-host' }> }
  | { readonly type: 'host-chosen'; readonly host: Host }
  | { readonly type: 'time' }
  | { readonly type: 'setting-changed'; readonly setting: Setting }
  | { readonly type: 'reader-health'; readonly health: ReaderHealth }
  | { readonly type: 'printer-health'; readonly health: PrinterHealth }
  | { readonly type: 'scanner-health'; readonly health: ScannerHealth }
  | { readonly type: 'camera-health'; readonly health: CameraHealth }
  /** How many faces are stored here, against the site's limits. */
  | { readonly type: 'face-stock'; readonly stock: FaceStock }
  | {
      readonly type: 'face-check-started';
      readonly ticket: number;
      readonly challenge: Challenge;
      readonly reference?: FaceReferenceKind;
    }
  | { readonly type: 'face-result'; readonly ticket: number; readonly outcome: FaceOutcome }
  | {
      readonly type: 'face-stored';
      readonly ticket: number;
      readonly outcome: 'enrolled' | 'full' | 'withdrawn';
    }
  /** How the line to the site server is. */
  | { readonly type: 'site-link'; readonly link: SiteLink }
  /** Another code for phones, or none any more. */
  | { readonly type: 'phone-code'; readonly address?: string }
  /** A visitor opened the form on their phone, or sent it; what is in it stays with main until it is asked for. */
  | { readonly type: 'phone-form'; readonly form: { readonly id: string; readonly state: 'opened' | 'sent' } }
  | {
      readonly type: 'phone-form-opened';
      readonly ticket: number;
      readonly answers?: PhoneAnswers;
      /** Whom they chose, by this kiosk's own directory. */
      readonly host?: Host;
    }
  | { readonly type: 'device-alerts'; readonly alerts: readonly StaffAlert[] }
  | { readonly type: 'card-found' }
  | { readonly type: 'card-read'; readonly document: IdentityDocument; readonly hasPortrait?: boolean }
  | { readonly type: 'card-failed'; readonly problem: CardProblem }
  | { readonly type: 'card-removed' }
  | { readonly type: 'code-scanned'; readonly text: string }
  | { readonly type: 'looked-up'; readonly ticket: number; readonly found: Found }
  | { readonly type: 'mrz-checked'; readonly ticket: number; readonly reading: MrzReading }
  | { readonly type: 'pass-checked'; readonly ticket: number; readonly outcome: PassOutcome }
  /** The site server brought a guard's decision on a visit that was registered here, and it is in the ledger. */
  | {
      readonly type: 'visit-decided-elsewhere';
      readonly visitId: VisitId;
      readonly decision: ReviewDecision['decision'];
    }
  /** Something at the site server wants a person to decide on a visit that was registered here. */
  | { readonly type: 'visit-held'; readonly visitId: VisitId; readonly by: Holder }
  | { readonly type: 'badge-found'; readonly ticket: number; readonly visit?: VisitRecord }
  | { readonly type: 'saved'; readonly ticket: number; readonly visit: VisitRecord }
  | { readonly type: 'save-failed'; readonly ticket: number; readonly problem: 'disk-full' | 'storage' }
  | {
      readonly type: 'print-finished';
      readonly ticket: number;
      readonly outcome: 'printed' | 'sent-unconfirmed' | PrintProblem;
    }
  | { readonly type: 'staff-verified'; readonly ticket: number; readonly result: StaffVerdict }
  | {
      readonly type: 'queues-loaded';
      readonly ticket: number;
      readonly reviews: readonly VisitRecord[];
      readonly badges: readonly VisitRecord[];
    };
