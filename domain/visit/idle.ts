import { after, type Instant } from '../kernel/time.ts';
import { cue, go, leaveByIdle, note, stay, type Moment, type Next } from './next.ts';
import type { KioskState, StepName } from './state.ts';
import { crewWake } from './steps/crew.ts';
import { faceAgainEnds, faceCheckEnds } from './steps/face-check.ts';
import { formsWake, phoneWaitEnds } from './steps/phone.ts';
import { ratingEnds } from './steps/rate.ts';
import { putBack } from './steps/review.ts';

/** Steps that end by themselves, so nobody is asked whether they are still there. */
const selfEnding: ReadonlySet<StepName> = new Set([
  'reading',
  'looking-up',
  'saving',
  'printing',
  'done',
  'rate',
  'crew',
  'phone-waiting',
  'phone-opening',
  'review',
  'face-check',
  'face-again',
]);

/** The visit is in the ledger already in these steps; leaving them is not an abandoned registration. */
const alreadySaved: ReadonlySet<StepName> = new Set([
  'print-problem',
  'print-unconfirmed',
  'handwritten',
  'already-inside',
  'check-out',
  'check-out-confirm',
]);

function idleDelayMs({ setting, staff, elder, step }: KioskState): number {
  const { delays } = setting;
  if (staff || step.name === 'staff-sign-in') return delays.staffIdleMs;
  return elder ? delays.elderIdleMs : delays.idleMs;
}

/** The next instant at which time alone changes something; none while the kiosk waits for its next visitor. */
export function nextWake(state: KioskState): Instant | undefined {
  const [step, forms] = [stepWake(state), formsWake(state)];
  return step === undefined || (forms !== undefined && forms < step) ? forms : step;
}

function stepWake(state: KioskState): Instant | undefined {
  const { step, setting } = state;
  const { delays } = setting;
  switch (step.name) {
    case 'home':
      return isFresh(state) ? undefined : after(state.lastTouchAt, idleDelayMs(state));
    case 'reading':
      return after(step.since, delays.readMs);
    case 'looking-up':
    case 'saving':
      return after(step.since, delays.workMs);
    case 'printing':
      return after(step.since, delays.printMs);
    case 'done':
      return after(step.since, delays.doneMs);
    case 'phone-waiting':
      return phoneWaitEnds(state, step.since);
    case 'phone-opening':
      return after(step.since, delays.workMs);
    case 'rate':
      return ratingEnds(state, step.since);
    case 'crew':
      return crewWake(state, step);
    case 'face-check':
      return faceCheckEnds(state, step.since);
    case 'face-again':
      return faceAgainEnds(state, step.since);
    case 'review':
      return after(
        step.case.since,
        step.escalated ? delays.reviewGiveUpMs : Math.min(delays.reviewEscalateMs, delays.reviewGiveUpMs),
      );
    default:
      return state.idleWarningAt === undefined
        ? after(state.lastTouchAt, idleDelayMs(state))
        : after(state.idleWarningAt, delays.answerMs);
  }
}

/** Nobody has chosen a language, large type or help since the last visitor. */
const isFresh = (state: KioskState): boolean =>
  state.language === 'zh-CN' && !state.elder && !state.helpCalled && state.idleWarningAt === undefined;

/** Time has passed: first a question by sight and sound, then everything is wiped. */
export function onIdle(state: KioskState, moment: Moment): Next {
  if (selfEnding.has(state.step.name)) return stay(state);
  const due = stepWake(state);
  if (due === undefined || moment.now < due) return stay(state);
  if (state.step.name === 'home') return leaveByIdle(state, moment);
  if (state.idleWarningAt === undefined)
    return stay({ ...state, idleWarningAt: moment.now }, cue('attention'));
  return nobodyThere(state, moment);
}

function nobodyThere(state: KioskState, moment: Moment): Next {
  const { step } = state;
  const { idleWarningAt: _answered, ...calm } = state;
  // The guard walked off undecided, but the visitor may still be standing there.
  if (
    (step.name === 'staff-face' ||
      step.name === 'staff-face-reason' ||
      step.name === 'staff-review' ||
      step.name === 'staff-reject' ||
      step.name === 'staff-release') &&
    step.case.from === 'waiting' &&
    state.staff?.purpose !== 'menu'
  ) {
    return putBack({ ...calm, lastTouchAt: moment.now }, step.case, 'idle');
  }
  if (step.name === 'staff-sign-in' && step.back.name === 'review') {
    return go({ ...calm, lastTouchAt: moment.now }, step.back);
  }
  const unsaved = state.journey !== undefined && !alreadySaved.has(step.name);
  const abandoned = unsaved ? [note(state, { type: 'visit.abandoned', step: step.name, by: 'idle' })] : [];
  return leaveByIdle(state, moment, ...abandoned);
}
