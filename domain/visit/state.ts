import type { Language } from '../policy/vocabulary.ts';
import type { Instant } from '../kernel/time.ts';
import type { Effect } from './effect.ts';
import type { Journey, StaffSession } from './journey.ts';
import type { WaitingForm } from './phone-form.ts';
import type { Setting } from './setting.ts';
import { alone, type SiteLink } from './site-link.ts';
import type { CameraHealth, PrinterHealth, ReaderHealth, ScannerHealth, StaffAlert } from './status.ts';
import type { Step } from './step.ts';

export type { Journey, ReviewCase, SignInReason, StaffSession, Typed } from './journey.ts';
export type { FaceSetting, Setting } from './setting.ts';
export type { FaceTask, SkippedPart, Step, StepName, StepOf } from './step.ts';

/** Stored faces against the site's limits: `near` warns staff, `full` takes no more. */
export type FaceStock = 'few' | 'near' | 'full';

type WithoutTicket<E> = E extends unknown ? Omit<E, 'ticket'> : never;

interface WorkType {
  readonly type:
    | 'save'
    | 'review'
    | 'settle-reviewed'
    | 'check-out'
    | 'hand-write'
    | 'settle-face'
    | 'enrol-face'
    | 'withdraw-face';
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
  readonly link: SiteLink;
  readonly cardOnReader: boolean;
  readonly staff?: StaffSession;
  readonly journey?: Journey;
  readonly step: Step;
  readonly lastTouchAt: Instant;
  readonly idleWarningAt?: Instant;
  readonly helpCalled: boolean;
  /** How many wait for a guard, and how many for a badge. */
  readonly queues: { readonly reviews: number; readonly badges: number };
  /** What the code on the first screen says to a phone; none where or while phones can not help. */
  readonly phoneAddress?: string;
  /** Sent from phones and not yet dealt with, oldest first. */
  readonly phoneForms: readonly WaitingForm[];
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
    link: alone,
    cardOnReader: false,
    step: { name: 'home' },
    lastTouchAt: now,
    helpCalled: false,
    queues: { reviews: 0, badges: 0 },
    phoneForms: [],
    lastTicket: 0,
  };
}
