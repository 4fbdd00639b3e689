import type { Instant, LocalDay } from '../kernel/time.ts';
import type { DocumentKind } from '../identity/document.ts';
import type { MrzField, MrzLine } from '../identity/mrz.ts';
import type { Category, FieldName, LocalText } from '../policy/vocabulary.ts';
import type {
  Challenge,
  FaceCheck,
  FaceFailure,
  FaceReason,
  FaceReferenceKind,
  FaceVerdict,
} from '../face/vocabulary.ts';
import type { CrewDirection, CrewResult, CrewStep } from './crew.ts';
import type { PassProblem } from './pass-claim.ts';
import type { RejectReason, ReleaseReason, SkipReason } from './records.ts';
import type { SiteLink } from './site-link.ts';
import type {
  CardProblem,
  FaceStored,
  InputError,
  LeaveChoice,
  ListItem,
  PrintProblem,
  PurposeChoice,
  StaffAlert,
  SummaryRow,
} from './status.ts';

interface FieldScreen {
  readonly name: 'field';
  readonly required: boolean;
  readonly error?: InputError;
}

/** What is on the screen. One question each; the renderer draws it and adds nothing. */
export type Screen =
  | {
      readonly name: 'home';
      readonly typedDocument: boolean;
      /** What the code for phones says; it changes every half minute. */
      readonly phoneAddress?: string;
      /** Forms that wait for their visitors, by the digits that are on their phones as well. */
      readonly phoneForms?: readonly { readonly id: string; readonly code: string }[];
    }
  /** The visitor fills in on their phone. */
  | { readonly name: 'phone-waiting'; readonly code: string }
  | { readonly name: 'phone-card'; readonly canType: boolean }
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
  /** A pass was shown; its card is wanted as well. */
  | { readonly name: 'pass-card'; readonly canType: boolean }
  | {
      readonly name: 'pass-problem';
      readonly problem: PassProblem;
      /** For staff, see docs/operations/passes.md. */
      readonly reference: string;
      readonly canType: boolean;
    }
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
      /** A rating is welcome. */
      readonly mayRate?: boolean;
    }
  | {
      readonly name: 'rate';
      readonly question: 'convenience' | 'privacy';
      /** The visitor has just checked out, and is told so. */
      readonly left: boolean;
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
      /** Only where there is a site server. */
      readonly link?: SiteLink;
      /** The site uses faces: there is a page about it. */
      readonly faces: boolean;
    }
  | { readonly name: 'staff-faces' }
  | {
      readonly name: 'crew';
      readonly direction: CrewDirection;
      /** A card is being dealt with. */
      readonly busy: boolean;
      readonly last?: CrewResult;
      readonly counts: CrewStep['counts'];
      readonly printing: number;
      /** Badges that wait in the list of badges to print, and why. */
      readonly unprinted: number;
      readonly problem?: PrintProblem;
    }
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
      /** A person has to decide, with a reason. Who or what asked for it stays at the server's pages. */
      readonly held: boolean;
    }
  | { readonly name: 'staff-release'; readonly reasons: readonly ReleaseReason[] }
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
