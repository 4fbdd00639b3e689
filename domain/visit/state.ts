import type { StaffRole } from '../access/roles.ts';
import type { FaceRule } from '../face/decision.ts';
import type { Challenge, FaceCheck, FaceReferenceKind } from '../face/vocabulary.ts';
import type { EnrolmentId, StaffId, VisitId } from '../kernel/brand.ts';
import type { Instant } from '../kernel/time.ts';
import type { DocumentKind, IdentityDocument } from '../identity/document.ts';
import type { MrzReading } from '../identity/mrz.ts';
import type { Policy } from '../policy/policy.ts';
import type { Category, FieldName, Language, LocalText, RiskTier } from '../policy/vocabulary.ts';
import type { Delays } from './delays.ts';
import type { Effect } from './effect.ts';
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
import type {
  CameraHealth,
  CardProblem,
  FaceStored,
  InputError,
  LeaveChoice,
  PrinterHealth,
  PrintProblem,
  ReaderHealth,
  ScannerHealth,
  SiteView,
  StaffAlert,
} from './status.ts';

/** What the site decides; replaced as a whole when its configuration changes. */
export interface Setting {
  readonly site: Omit<SiteView, 'riskTier'> & {
    /** For staff: what is wrong with the kiosk's own set-up, such as a damaged configuration file. */
    readonly alerts?: readonly StaffAlert[];
  };
  readonly riskTier: RiskTier;
  readonly policy: Policy;
  readonly delays: Delays;
  /** Only where the site uses faces. */
  readonly face?: FaceSetting;
}

export interface FaceSetting {
  readonly purpose: LocalText;
  readonly noticeVersion: string;
  readonly onMatch: 'goes-on' | 'guard-confirms';
  readonly rule: FaceRule;
  /** Whether long-term partners may have a face kept. */
  readonly enrolment: boolean;
}

/** Stored faces against the site's limits: `near` warns staff, `full` takes no more. */
export type FaceStock = 'few' | 'near' | 'full';

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
  readonly typed: Typed;
  readonly draft: Draft;
  readonly consent?: ConsentRecord;
  /** The notice was agreed to before the reservation was found by phone; it is not shown twice. */
  readonly agreedBefore?: boolean;
  /** The card's own picture is in main's memory until this visit ends. */
  readonly portrait?: boolean;
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

/** What an attempt before the camera is for. */
export type FaceTask =
  | { readonly kind: 'visit'; readonly visit: VisitRecord }
  | { readonly kind: 'enrol'; readonly enrolmentId: EnrolmentId; readonly consent: FaceConsent };

export type SignInReason = 'menu' | 'review' | 'face' | 'badge' | 'reprint';
export type SkippedPart = FieldName | 'consent' | 'document';

export type Step =
  | { readonly name: 'home' }
  | { readonly name: 'reading'; readonly since: Instant; readonly leaving: boolean }
  | { readonly name: 'card-problem'; readonly problem: CardProblem; readonly leaving: boolean }
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
      readonly by: 'document' | 'phone' | 'badge';
      readonly identity?: IdentityDocument;
      /** The reader brought the card's picture along. */
      readonly portrait?: boolean;
    }
  | { readonly name: 'reservation' }
  | { readonly name: 'welcome-back' }
  | { readonly name: 'already-inside'; readonly visit: VisitRecord }
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
      readonly means: 'card' | 'badge' | 'badge-number';
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

type WithoutTicket<E> = E extends unknown ? Omit<E, 'ticket'> : never;

interface WorkType {
  readonly type:
    'save' | 'review' | 'check-out' | 'hand-write' | 'settle-face' | 'enrol-face' | 'withdraw-face';
}

/** A write that can be asked for again after a storage fault. */
export type Work = WithoutTicket<Extract<Effect, WorkType>>;

export interface KioskState {
  readonly setting: Setting;
  /** A changed setting waits here until the present visitor has left: nobody's rules change half-way. */
  readonly nextSetting?: Setting;
  readonly language: Language;
  readonly elder: boolean;
  readonly reader: ReaderHealth;
  readonly printer: PrinterHealth;
  readonly scanner: ScannerHealth;
  readonly camera: CameraHealth;
  readonly faceStock: FaceStock;
  /** Of single devices, also where another of the kind stands in. */
  readonly deviceAlerts: readonly StaffAlert[];
  readonly cardOnReader: boolean;
  readonly staff?: StaffSession;
  readonly journey?: Journey;
  readonly step: Step;
  readonly lastTouchAt: Instant;
  readonly idleWarningAt?: Instant;
  readonly helpCalled: boolean;
  /** How many wait for a guard, and how many for a badge. */
  readonly queues: { readonly reviews: number; readonly badges: number };
  /** Numbers every question to the outside; an answer with an older number is late and ignored. */
  readonly lastTicket: number;
}

/** A kiosk nobody has touched yet. */
export function initialState(setting: Setting, now: Instant): KioskState {
  return {
    setting,
    language: 'zh-CN',
    elder: false,
    reader: 'connecting',
    printer: 'connecting',
    scanner: 'connecting',
    camera: 'connecting',
    faceStock: 'few',
    deviceAlerts: [],
    cardOnReader: false,
    step: { name: 'home' },
    lastTouchAt: now,
    helpCalled: false,
    queues: { reviews: 0, badges: 0 },
    lastTicket: 0,
  };
}
