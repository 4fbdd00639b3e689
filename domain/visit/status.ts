import type { Instant } from '../kernel/time.ts';
import type { FieldName, Language, LocalText, RiskTier } from '../policy/vocabulary.ts';
import type { Screen } from './screen.ts';

export type { Screen } from './screen.ts';

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
  /** A person has to decide on this visit. */
  readonly held?: boolean;
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
