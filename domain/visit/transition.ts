import { after } from '../kernel/time.ts';
import type { KioskEvent } from './effect.ts';
import { nextWake, onIdle } from './idle.ts';
import { cue, leave, note, stay, type At, type Handler, type Moment, type Next } from './next.ts';
import type { KioskState, StepName } from './state.ts';
import { onStaffSkip } from './steps/assist.ts';
import { onAlreadyInside, onCheckOut, onCheckOutConfirm } from './steps/check-out.ts';
import { onCrew } from './steps/crew.ts';
import { onDocumentKind, onDocumentName, onDocumentNumber } from './steps/document.ts';
import { onDocumentMrz } from './steps/document-mrz.ts';
import { onDone } from './steps/done.ts';
import { onElsewhere } from './steps/elsewhere.ts';
import { onFaceAgain, onFaceCheck } from './steps/face-check.ts';
import { onFaceChoice } from './steps/face-choice.ts';
import { onFaceEnrol, onFaceStored, onFaceWithdraw } from './steps/face-enrolment.ts';
import { onField } from './steps/fields.ts';
import { onCardProblem, onLookingUp, onReading } from './steps/identify.ts';
import { onPassCard, onPassProblem, onPassScanned } from './steps/pass.ts';
import { onHomeOrPhone, onPhoneCard, onPhoneOpening, onPhoneWaiting, settleForms } from './steps/phone.ts';
import { onPrinting, onPrintProblem, onPrintUnconfirmed } from './steps/printing.ts';
import { onConfirm, onNotice, onReservation, onWelcomeBack } from './steps/questions.ts';
import { onRate } from './steps/rate.ts';
import {
  onReview,
  onStaffFace,
  onStaffFaceReason,
  onStaffReject,
  onStaffRelease,
  onStaffReview,
} from './steps/review.ts';
import { onSaveProblem, onSaving } from './steps/saving.ts';
import { onSignIn } from './steps/sign-in.ts';
import {
  onHandwritten,
  onStaffDevices,
  onStaffBadge,
  onStaffBadges,
  onStaffFaces,
  onStaffMenu,
  onStaffReviews,
} from './steps/staff-menu.ts';

const handlers: { readonly [N in StepName]: Handler<N> } = {
  home: onHomeOrPhone,
  'phone-waiting': onPhoneWaiting,
  'phone-opening': onPhoneOpening,
  'phone-card': onPhoneCard,
  reading: onReading,
  'card-problem': onCardProblem,
  'document-kind': onDocumentKind,
  'document-mrz': onDocumentMrz,
  'document-number': onDocumentNumber,
  'document-name': onDocumentName,
  'looking-up': onLookingUp,
  reservation: onReservation,
  'welcome-back': onWelcomeBack,
  'pass-card': onPassCard,
  'pass-problem': onPassProblem,
  'already-inside': onAlreadyInside,
  notice: onNotice,
  field: onField,
  confirm: onConfirm,
  saving: onSaving,
  'save-problem': onSaveProblem,
  review: onReview,
  'face-choice': onFaceChoice,
  'face-check': onFaceCheck,
  'face-again': onFaceAgain,
  'face-enrol': onFaceEnrol,
  'face-withdraw': onFaceWithdraw,
  'face-stored': onFaceStored,
  printing: onPrinting,
  'print-problem': onPrintProblem,
  'print-unconfirmed': onPrintUnconfirmed,
  done: onDone,
  rate: onRate,
  crew: onCrew,
  'check-out': onCheckOut,
  'check-out-confirm': onCheckOutConfirm,
  'staff-sign-in': onSignIn,
  'staff-menu': onStaffMenu,
  'staff-devices': onStaffDevices,
  'staff-reviews': onStaffReviews,
  'staff-badges': onStaffBadges,
  'staff-face': onStaffFace,
  'staff-face-reason': onStaffFaceReason,
  'staff-faces': onStaffFaces,
  'staff-review': onStaffReview,
  'staff-reject': onStaffReject,
  'staff-release': onStaffRelease,
  'staff-skip': onStaffSkip,
  'staff-badge': onStaffBadge,
  handwritten: onHandwritten,
};

/**
 * One event at one moment: the whole behaviour of the kiosk. Total (every event is answered in every state) and pure
 * (the world is reached through the returned effects only).
 */
export function transition(state: KioskState, event: KioskEvent, moment: Moment): Next {
  const noted = noteEvent(state, event, moment);
  return settleForms(noted, event, react(noted, event, moment), moment);
}

function react(noted: KioskState, event: KioskEvent, moment: Moment): Next {
  if (event.type === 'intent') {
    const anywhere = onAnyScreen(noted, event.intent, moment);
    if (anywhere) return anywhere;
  }
  if (event.type === 'time') {
    const idle = onIdle(noted, moment);
    if (idle.state !== noted) return idle;
  }
  return (
    onElsewhere(noted, event, moment) ?? onPassScanned(noted, event, moment) ?? handle(noted, event, moment)
  );
}

/** Every step of the kiosk, for tools and tests that must see them all. */
export const stepNames = Object.keys(handlers) as readonly StepName[];

export { nextWake };

function handle<N extends StepName>(state: KioskState, event: KioskEvent, moment: Moment): Next {
  // The table pairs each step's name with its handler; TypeScript cannot follow the pairing through an index.
  const handler = handlers[state.step.name] as unknown as Handler<N>;
  return handler(state as At<N>, event, moment);
}

/** What an event means whatever is on the screen. */
function noteEvent(state: KioskState, event: KioskEvent, moment: Moment): KioskState {
  // A clock that was set back must not keep a forgotten visit open for hours.
  const clocked = moment.now < state.lastTouchAt ? { ...state, lastTouchAt: moment.now } : state;
  switch (event.type) {
    case 'intent':
    case 'host-chosen':
      return touched(clocked, moment);
    case 'card-found':
      return { ...touched(clocked, moment), cardOnReader: true };
    case 'code-scanned':
      return touched(clocked, moment);
    case 'card-removed':
      return { ...clocked, cardOnReader: false };
    case 'reader-health':
      return { ...clocked, reader: event.health };
    case 'printer-health':
      return { ...clocked, printer: event.health };
    case 'scanner-health':
      return { ...clocked, scanner: event.health };
    case 'camera-health':
      return { ...clocked, camera: event.health };
    case 'face-stock':
      return { ...clocked, faceStock: event.stock };
    case 'site-link':
      return { ...clocked, link: event.link };
    case 'phone-code': {
      const { phoneAddress: _old, ...rest } = clocked;
      return { ...rest, ...(event.address !== undefined && { phoneAddress: event.address }) };
    }
    case 'phone-form':
      return event.form.state === 'sent' ? withForm(clocked, event.form.id, moment) : clocked;
    case 'device-alerts':
      return { ...clocked, deviceAlerts: event.alerts };
    case 'queues-loaded':
      return { ...clocked, queues: { reviews: event.reviews.length, badges: event.badges.length } };
    case 'setting-changed': {
      if (isBetweenVisits(clocked)) return { ...clocked, setting: event.setting };
      return { ...clocked, nextSetting: event.setting };
    }
    default:
      return clocked;
  }
}

function withForm(state: KioskState, id: string, moment: Moment): KioskState {
  if (state.phoneForms.some((form) => form.id === id)) return state;
  const until = after(moment.now, state.setting.delays.phoneFormMs);
  return { ...state, phoneForms: [...state.phoneForms, { id, until }] };
}

/** Nobody is half-way: the next visitor, or the next of a crew, comes under the new rules. */
function isBetweenVisits({ step, journey }: KioskState): boolean {
  if (step.name === 'home' || step.name === 'phone-waiting' || step.name === 'crew') return true;
  return step.name === 'staff-menu' && !journey;
}

function touched(state: KioskState, moment: Moment): KioskState {
  const { idleWarningAt: _answered, ...rest } = state;
  return { ...rest, lastTouchAt: moment.now };
}

type IntentOf = Extract<KioskEvent, { type: 'intent' }>['intent'];

/** Language, elder mode, help and signing out work on every screen and lose nothing that was entered. */
function onAnyScreen(state: KioskState, intent: IntentOf, moment: Moment): Next | undefined {
  switch (intent.type) {
    case 'set-language':
      return stay({ ...state, language: intent.language });
    case 'set-elder':
      return stay({ ...state, elder: intent.elder });
    case 'still-here':
      return stay(state);
    case 'call-help':
      return stay(
        { ...state, helpCalled: true },
        note(state, { type: 'help.called', step: state.step.name }),
        cue('attention'),
      );
    case 'sign-out':
      return state.staff ? leave(state, moment) : undefined;
    default:
      return undefined;
  }
}
