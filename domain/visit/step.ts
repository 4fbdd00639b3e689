import type { Challenge, FaceCheck, FaceReferenceKind } from '../face/vocabulary.ts';
import type { EnrolmentId } from '../kernel/brand.ts';
import type { Instant } from '../kernel/time.ts';
import type { DocumentKind, IdentityDocument } from '../identity/document.ts';
import type { MrzReading } from '../identity/mrz.ts';
import type { FieldName } from '../policy/vocabulary.ts';
import type { CrewStep } from './crew.ts';
import type { ReviewCase, SignInReason } from './journey.ts';
import type { PassClaim, PassFailure } from './pass-claim.ts';
import type { RateStep } from './rating.ts';
import type { FaceConsent, FaceDecision, VisitRecord } from './records.ts';
import type { Work } from './state.ts';
import type { CardProblem, FaceStored, InputError, LeaveChoice, PrintProblem } from './status.ts';

/** What an attempt before the camera is for. */
export type FaceTask =
  | { readonly kind: 'visit'; readonly visit: VisitRecord }
  | { readonly kind: 'enrol'; readonly enrolmentId: EnrolmentId; readonly consent: FaceConsent };

export type SkippedPart = FieldName | 'consent' | 'document';

export type Step =
  | CrewStep
  | RateStep
  | { readonly name: 'home' }
  | {
      readonly name: 'reading';
      readonly since: Instant;
      readonly leaving: boolean;
      /** The pass that the card is read to. */
      readonly claim?: PassClaim;
    }
  | {
      readonly name: 'card-problem';
      readonly problem: CardProblem;
      readonly leaving: boolean;
      readonly claim?: PassClaim;
    }
  /** A pass was shown where the site wants a card as well. */
  | { readonly name: 'pass-card'; readonly claim: PassClaim }
  | {
      readonly name: 'pass-problem';
      readonly failure: PassFailure;
      /** Where the visitor was when they showed it. */
      readonly back: Step;
    }
  | { readonly name: 'document-kind' }
  | {
      readonly name: 'document-number';
      readonly kind: DocumentKind;
      readonly value: string;
      /** Of the step before, for whoever finds the way back to it. */
      readonly lines?: string;
      readonly error?: InputError;
    }
  | {
      readonly name: 'document-mrz';
      /** As typed, one below the other. */
      readonly lines: string;
      readonly reading?: MrzReading;
      /** Of the question under way, and whether its answer decides where the visitor goes. */
      readonly ticket?: number;
      readonly goesOn?: boolean;
      readonly error?: InputError;
    }
  | {
      readonly name: 'document-name';
      readonly kind: DocumentKind;
      readonly number: string;
      readonly value: string;
      readonly lines?: string;
      readonly error?: InputError;
    }
  | {
      readonly name: 'looking-up';
      readonly ticket: number;
      readonly since: Instant;
      readonly leaving: boolean;
      readonly by: 'document' | 'phone' | 'badge' | 'pass';
      readonly identity?: IdentityDocument;
      /** The reader brought the card's picture along. */
      readonly portrait?: boolean;
      readonly claim?: PassClaim;
      /** Of a pass: where it was shown. */
      readonly back?: Step;
    }
  /** A visitor has scanned the code and fills in on their phone. */
  | { readonly name: 'phone-waiting'; readonly id: string; readonly since: Instant }
  | {
      readonly name: 'phone-opening';
      readonly id: string;
      readonly ticket: number;
      readonly since: Instant;
    }
  /** Everything came from the phone, and the site wants the card as well. */
  | { readonly name: 'phone-card' }
  | { readonly name: 'reservation' }
  | { readonly name: 'welcome-back' }
  | { readonly name: 'already-inside'; readonly visit: VisitRecord; readonly means?: 'pass' }
  | { readonly name: 'notice'; readonly ticked: readonly (FieldName | 'guardian')[] }
  | {
      readonly name: 'field';
      readonly field: FieldName;
      readonly error?: InputError;
      readonly leaveChoices?: readonly LeaveChoice[];
    }
  | { readonly name: 'confirm' }
  | { readonly name: 'saving'; readonly ticket: number; readonly since: Instant; readonly work: Work }
  | { readonly name: 'save-problem'; readonly problem: 'disk-full' | 'storage'; readonly work: Work }
  | { readonly name: 'review'; readonly case: ReviewCase; readonly escalated: boolean }
  | { readonly name: 'face-choice' }
  | {
      readonly name: 'face-check';
      readonly ticket: number;
      readonly task: FaceTask;
      readonly attempt: number;
      readonly since: Instant;
      /** What the attempt before this one came to. */
      readonly before?: FaceCheck;
      /** From the moment main has made everything ready. */
      readonly challenge?: Challenge;
      readonly reference?: FaceReferenceKind;
    }
  | {
      readonly name: 'face-again';
      readonly task: FaceTask;
      readonly check: FaceCheck;
      readonly since: Instant;
    }
  | { readonly name: 'face-enrol' }
  | { readonly name: 'face-withdraw' }
  | { readonly name: 'face-stored'; readonly outcome: FaceStored }
  | {
      readonly name: 'printing';
      readonly ticket: number;
      readonly since: Instant;
      readonly visit: VisitRecord;
      readonly copy: number;
    }
  | {
      readonly name: 'print-problem';
      readonly visit: VisitRecord;
      readonly problem: PrintProblem;
      readonly copy: number;
    }
  | { readonly name: 'print-unconfirmed'; readonly visit: VisitRecord; readonly copy: number }
  | {
      readonly name: 'done';
      readonly kind: 'checked-in' | 'checked-out' | 'badge-later' | 'see-staff' | 'thank-you';
      readonly since: Instant;
      readonly visit?: VisitRecord;
    }
  | { readonly name: 'check-out'; readonly value: string; readonly notFound: boolean }
  | {
      readonly name: 'check-out-confirm';
      readonly visit: VisitRecord;
      readonly means: 'card' | 'badge' | 'badge-number' | 'pass';
    }
  | {
      readonly name: 'staff-sign-in';
      readonly why: SignInReason;
      readonly code: string;
      readonly pin: string;
      readonly error?: 'wrong' | 'locked';
      readonly lockedUntil?: Instant;
      readonly ticket?: number;
      readonly back: Step;
    }
  | { readonly name: 'staff-menu' }
  /** The device page. What it shows and does goes past the machine, which only says who may be there. */
  | { readonly name: 'staff-devices' }
  | { readonly name: 'staff-reviews'; readonly visits: readonly VisitRecord[] }
  | { readonly name: 'staff-badges'; readonly visits: readonly VisitRecord[] }
  | { readonly name: 'staff-face'; readonly case: ReviewCase }
  | {
      readonly name: 'staff-face-reason';
      readonly case: ReviewCase;
      readonly verdict: FaceDecision['verdict'];
    }
  | { readonly name: 'staff-faces' }
  | { readonly name: 'staff-review'; readonly case: ReviewCase }
  | { readonly name: 'staff-reject'; readonly case: ReviewCase }
  /** A held visit goes on: why. */
  | { readonly name: 'staff-release'; readonly case: ReviewCase }
  | { readonly name: 'staff-skip'; readonly part: SkippedPart; readonly back: Step }
  | { readonly name: 'staff-badge'; readonly visit: VisitRecord; readonly problem?: PrintProblem }
  | {
      readonly name: 'handwritten';
      readonly visit: VisitRecord;
      readonly value: string;
      readonly error?: InputError;
    };

export type StepName = Step['name'];
export type StepOf<N extends StepName> = Extract<Step, { readonly name: N }>;
