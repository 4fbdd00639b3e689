import type { StaffVerdict } from '../effect.ts';
import { countQueues, cue, go, leave, stay, type At, type Handler, type Moment, type Next } from '../next.ts';
import type { KioskState, SignInReason, Step } from '../state.ts';

const digits = /^\d{0,12}$/;

/** Lays the sign-in over the present step; cancelling goes back to it. */
export function askStaffToSignIn(state: KioskState, why: SignInReason): Next {
  return go(state, { name: 'staff-sign-in', why, code: '', pin: '', back: state.step });
}

export const onSignIn: Handler<'staff-sign-in'> = (state, event, moment) => {
  const { step } = state;
  if (event.type === 'staff-verified' && event.ticket === step.ticket)
    return verified(state, event.result, moment);
  if (event.type !== 'intent' || step.ticket !== undefined) return stay(state);
  const { intent } = event;
  switch (intent.type) {
    case 'edit': {
      if (!digits.test(intent.value)) return stay(state);
      const { error: _old, ...rest } = step;
      if (intent.field === 'staffCode') return go(state, { ...rest, code: intent.value });
      if (intent.field === 'pin') return go(state, { ...rest, pin: intent.value });
      return stay(state);
    }
    case 'sign-in':
    case 'next':
      return verify(state);
    case 'back':
    case 'cancel':
      return step.back.name === 'home' ? leave(state, moment) : go(state, step.back);
    default:
      return stay(state);
  }
};

function verify(state: At<'staff-sign-in'>): Next {
  const { code, pin } = state.step;
  if (code === '' || pin === '') return stay(state, cue('problem'));
  const ticket = state.lastTicket + 1;
  return go(
    { ...state, lastTicket: ticket },
    { ...state.step, ticket },
    { type: 'verify-staff', ticket, code, pin },
  );
}

function verified(state: At<'staff-sign-in'>, result: StaffVerdict, moment: Moment): Next {
  const { ticket: _answered, pin: _pin, lockedUntil: _until, error: _error, ...step } = state.step;
  switch (result.verdict) {
    case 'ok':
      return countQueues(
        {
          ...state,
          staff: { ...result.staff, purpose: step.why },
          lastTouchAt: moment.now,
          step: helpsPhone(state) ? { name: 'phone-card' } : destination(step.why, step.back),
        },
        cue('card-ok'),
      );
    case 'wrong':
      return go(state, { ...step, pin: '', error: 'wrong' }, cue('problem'));
    case 'locked':
      return go(state, { ...step, pin: '', error: 'locked', lockedUntil: result.until }, cue('problem'));
  }
}

/** Staff came because a card is missing; the visitor's answers are here already. */
const helpsPhone = ({ journey, step }: At<'staff-sign-in'>): boolean =>
  step.why === 'menu' && journey?.phone !== undefined;

/** Staff sign in for something: they land there, not in a menu. */
function destination(why: SignInReason, back: Step): Step {
  if (back.name === 'review' && why === 'face') return { name: 'staff-face', case: back.case };
  if (back.name === 'review' && why === 'review') return { name: 'staff-review', case: back.case };
  if (back.name === 'already-inside' && why === 'reprint') return { name: 'staff-badge', visit: back.visit };
  if (back.name === 'print-problem' && why === 'badge')
    return { name: 'handwritten', visit: back.visit, value: '' };
  return { name: 'staff-menu' };
}
