import type { Instant, LocalDay } from '../kernel/time.ts';
import type { DocumentKind } from '../identity/document.ts';
import type { MrzField, MrzLine } from '../identity/mrz.ts';
import type { Category, FieldName, Language, LocalText, RiskTier } from '../policy/vocabulary.ts';
import type {
  Challenge,
  FaceCheck,
  FaceFailure,
  FaceReason,
  FaceReferenceKind,
  FaceVerdict,
} from '../face/vocabulary.ts';
import type { RejectReason, SkipReason } from './records.ts';

/** How a device is doing, in the words a screen needs. */
export type ReaderHealth = 'ready' | 'connecting' | 'absent' | 'fault';
export type PrinterHealth =
  | 'ready'
  | 'connecting'
  | 'absent'
  | 'out-of-labels'
  | 'cover-open'
  | 'jammed'
  | 'out-of-ribbon'
  | 'paused'
  | 'over-heated'
  | 'wrong-media'
  /** A part of the printer itself failed: cutter, head, memory. */
  | 'fault'
  | 'unknown';
export type ScannerHealth = 'ready' | 'connecting' | 'absent';
/** `ready`: there is a camera and an engine that compares. `fault`: there is a camera, but nothing can be compared. */
export type CameraHealth = 'ready' | 'connecting' | 'absent' | 'fault';

/** What is wrong with an answer; the screen has words for each. */
export type InputError =
  | 'empty'
  | 'too-short'
  | 'too-long'
  | 'bad-characters'
  | 'bad-check-digit'
  | 'bad-date'
  | 'bad-region'
  | 'bad-phone'
  | 'not-a-passport'
  | 'host-not-chosen'
  | 'too-many'
  | 'too-late';

export type CardProblem = 'removed-too-early' | 'unreadable' | 'not-an-id-card' | 'reader-lost';
export type PrintProblem = PrinterHealth | 'interrupted' | 'refused';

/** How keeping or erasing a face ended. */
export type FaceStored = 'enrolled' | 'not-matched' | 'not-finished' | 'full' | 'withdrawn';

/** What staff should know before they walk to a device; the screen has words for each key. */
export interface StaffAlert {
  /** `printer.out-of-labels`, `printer.labels-low`, `config.last-good`. */
  readonly key: string;
  /** Its id in the configuration. */
  readonly device?: string;
}

/** A row of the summary: values are already masked unless `staff` is looking. */
export interface SummaryRow {
  readonly field: FieldName;
  readonly value: string;
  /** Set when `value` is a site text or a purpose, so that the screen can show its own language. */
  readonly label?: LocalText;
  readonly at?: Instant;
}

export interface ListItem {
  readonly id: string;
  readonly maskedName: string;
  readonly badgeNumber: string;
  readonly since: Instant;
}

export interface LeaveChoice {
  readonly at: Instant;
  /** `HH:MM` on the wall clock of the site. */
  readonly time: string;
}

export interface PurposeChoice {
  readonly key: string;
  readonly label: LocalText;
}

interface FieldScreen {
  readonly name: 'field';
  readonly required: boolean;
  readonly error?: InputError;
}

/** What is on the screen. One question each; the renderer draws it and adds nothing. */
export type Screen =
  | { readonly name: 'home'; readonly typedDocument: boolean }
  | { readonly name: 'reading' }
  | { readonly name: 'card-problem'; readonly problem: CardProblem; readonly canType: boolean }
  | { readonly name: 'document-kind'; readonly kinds: readonly DocumentKind[] }
  | {
      readonly name: 'document-number' | 'document-name';
      readonly kind: DocumentKind;
      readonly value: string;
      readonly error?: InputError;
    }
  | {
      readonly name: 'document-mrz';
      readonly value: string;
      readonly lines: readonly MrzLine[];
      readonly fields: readonly MrzField[];
      readonly error?: InputError;
      /** Staff may take the lines although a check digit does not fit. */
      readonly mayAccept: boolean;
    }
  | { readonly name: 'looking-up' }
  | {
      readonly name: 'reservation';
      readonly maskedName: string;
      readonly host: string;
      readonly department: LocalText;
      readonly purpose: SummaryRow | undefined;
      readonly fromTime: string;
      readonly untilTime: string;
      readonly companions: number;
      readonly category: Category;
    }
  | {
      readonly name: 'welcome-back';
      readonly maskedName: string;
      readonly company: string;
      readonly category: Category;
      readonly until: LocalDay;
      readonly renews: boolean;
      /** Whether the person may have a face kept for the next visits, or has one and may have it erased. */
      readonly face?: 'may-enrol' | 'enrolled';
    }
  | {
      readonly name: 'already-inside';
      readonly maskedName: string;
      readonly sinceTime: string;
      readonly badgeNumber: string;
    }
  | {
      readonly name: 'notice';
      readonly version: string;
      readonly processor: LocalText;
      readonly contact: string;
      readonly points: readonly LocalText[];
      /** Items that need a tick of their own before `agree` does anything. */
      readonly items: readonly { readonly item: FieldName | 'guardian'; readonly ticked: boolean }[];
    }
  | (FieldScreen & { readonly field: 'phone' | 'company' | 'name'; readonly value: string })
  | (FieldScreen & { readonly field: 'companions'; readonly value: number; readonly max: number })
  | (FieldScreen & { readonly field: 'host'; readonly query: string; readonly chosen?: string })
  | (FieldScreen & {
      readonly field: 'purpose';
      readonly choices: readonly PurposeChoice[];
      readonly chosen?: string;
      readonly text: string;
    })
  | (FieldScreen & {
      readonly field: 'expectedLeave';
      readonly choices: readonly LeaveChoice[];
      readonly chosen?: Instant;
    })
  | {
      readonly name: 'confirm';
      readonly rows: readonly SummaryRow[];
      readonly category: Category;
      readonly needsReview: boolean;
    }
  | { readonly name: 'face' }
  /** By camera or by a person: two ways of the same worth. Choosing the camera is the separate consent. */
  | {
      readonly name: 'face-choice';
      readonly purpose: LocalText;
      readonly guardian: boolean;
      readonly reference: FaceReferenceKind;
    }
  | {
      readonly name: 'face-check';
      readonly ticket: number;
      /** Drawn when the attempt may begin. */
      readonly challenge?: Challenge;
      readonly attempt: number;
      readonly enrolling: boolean;
      readonly endsAt: Instant;
    }
  | {
      readonly name: 'face-again';
      readonly result: Exclude<FaceVerdict, 'match'> | FaceFailure;
      readonly enrolling: boolean;
    }
  /** Keeping a face for the next visits: its own consent. */
  | { readonly name: 'face-enrol'; readonly purpose: LocalText }
  | { readonly name: 'face-withdraw' }
  | { readonly name: 'face-stored'; readonly outcome: FaceStored }
  | { readonly name: 'review'; readonly since: Instant; readonly escalated: boolean }
  | { readonly name: 'saving' }
  | { readonly name: 'save-problem'; readonly problem: 'disk-full' | 'storage' }
  | { readonly name: 'printing' }
  | {
      readonly name: 'print-problem';
      readonly problem: PrintProblem;
      readonly badgeNumber: string;
      readonly staffPresent: boolean;
    }
  | { readonly name: 'print-unconfirmed'; readonly badgeNumber: string }
  | {
      readonly name: 'done';
      readonly kind: 'checked-in' | 'checked-out' | 'badge-later' | 'see-staff' | 'thank-you';
      readonly badgeNumber?: string;
      readonly handwritten?: boolean;
      readonly place?: LocalText;
      readonly host?: string;
    }
  | { readonly name: 'check-out'; readonly value: string; readonly notFound: boolean }
  | {
      readonly name: 'check-out-confirm';
      readonly maskedName: string;
      readonly sinceTime: string;
      readonly badgeNumber: string;
    }
  | {
      readonly name: 'staff-sign-in';
      readonly why: 'menu' | 'review' | 'face' | 'badge' | 'reprint';
      readonly staffCode: string;
      /** How many digits are entered; the PIN itself never leaves main. */
      readonly pinLength: number;
      readonly error?: 'wrong' | 'locked';
      readonly lockedUntil?: Instant;
      readonly checking: boolean;
    }
  | {
      readonly name: 'staff-menu';
      readonly reviews: number;
      readonly badges: number;
      readonly alerts: readonly StaffAlert[];
      /** The site uses faces: there is a page about it. */
      readonly faces: boolean;
    }
  | { readonly name: 'staff-faces' }
  | { readonly name: 'staff-devices'; readonly mayConfigure: boolean }
  | { readonly name: 'staff-reviews'; readonly items: readonly ListItem[] }
  | { readonly name: 'staff-badges'; readonly items: readonly ListItem[] }
  | {
      readonly name: 'staff-review';
      readonly rows: readonly SummaryRow[];
      readonly document?: DocumentKind;
      readonly expired: boolean;
      readonly typed: boolean;
      readonly skipped: readonly string[];
    }
  | { readonly name: 'staff-reject'; readonly reasons: readonly RejectReason[] }
  | {
      readonly name: 'staff-face';
      /** Name and number as on the document in the guard's hand. */
      readonly rows: readonly SummaryRow[];
      readonly document?: DocumentKind;
      readonly expired: boolean;
      /** What the camera made of it; then the guard gives a reason. */
      readonly check?: FaceCheck;
      /** There are pictures to compare, for as long as this screen is open. */
      readonly pictures: boolean;
    }
  | {
      readonly name: 'staff-face-reason';
      readonly verdict: 'same-person' | 'not-same-person';
      readonly reasons: readonly FaceReason[];
    }
  | {
      readonly name: 'staff-skip';
      readonly field: FieldName | 'consent' | 'document';
      readonly reasons: readonly SkipReason[];
    }
  | {
      readonly name: 'staff-badge';
      readonly badgeNumber: string;
      readonly maskedName: string;
      readonly problem?: PrintProblem;
    }
  | { readonly name: 'handwritten'; readonly value: string; readonly error?: InputError }
  | {
      readonly name: 'out-of-service';
      readonly problem: 'configuration' | 'storage';
      readonly detail: string;
    };

export interface SiteView {
  readonly id: string;
  readonly name: LocalText;
  readonly riskTier: RiskTier;
  readonly helpDesk: LocalText;
  readonly timeZone: string;
  /** Simulated devices: the dev dock may be shown. */
  readonly simulated: boolean;
}

/** The one thing the renderer draws. Replaced as a whole on every change. */
export interface KioskStatus {
  readonly revision: number;
  readonly site: SiteView;
  readonly language: Language;
  readonly elder: boolean;
  readonly screen: Screen;
  /** Where the visitor is on the way to the badge, 1-based. */
  readonly progress?: { readonly step: number; readonly of: number };
  readonly canGoBack: boolean;
  readonly canSkip: boolean;
  readonly reader: ReaderHealth;
  readonly printer: PrinterHealth;
  readonly scanner: ScannerHealth;
  readonly camera: CameraHealth;
  /** Present while the kiosk asks "are you still there?". */
  readonly idleWarning?: { readonly endsAt: Instant };
  readonly helpCalled: boolean;
  /** A card lies on the reader: whose ever it is must not forget it. */
  readonly cardOnReader?: boolean;
  readonly staff?: { readonly code: string; readonly name: string };
  /** Staff acts for the visitor just now. */
  readonly assisted: boolean;
}
