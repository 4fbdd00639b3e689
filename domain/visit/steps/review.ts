import { after } from '../../kernel/time.ts';
import { differentReasons, sameReasons, type FaceReason } from '../../face/vocabulary.ts';
import type { FaceDecision, ReviewDecision } from '../records.ts';
import { cue, go, note, signOut, stay, type Handler, type Moment, type Next } from '../next.ts';
import { dutiesOf, type StaffDuties } from '../plan.ts';
import type { KioskState, ReviewCase } from '../state.ts';
import { finish } from './done.ts';
import { askStaffToSignIn } from './sign-in.ts';
import { request } from './work.ts';

/** A saved visit needs a guard: one who is signed in decides at once, else the visitor waits for one. */
export function toGuard(state: KioskState, open: ReviewCase, duties: StaffDuties): Next {
  if (!state.staff) return go(state, { name: 'review', case: open, escalated: false }, cue('attention'));
  return go(state, { name: duties.face && !open.face ? 'staff-face' : 'staff-review', case: open });
}

/** The visitor waits. Their registration is in the ledger, so giving up here loses nothing. */
export const onReview: Handler<'review'> = (state, event, moment) => {
  const { step, setting } = state;
  const { visit, since } = step.case;
  if (event.type === 'time') {
    if (moment.now >= after(since, setting.delays.reviewGiveUpMs))
      return finish(state, 'see-staff', visit, moment);
    if (!step.escalated && moment.now >= after(since, setting.delays.reviewEscalateMs)) {
      const escalated = note(state, { type: 'review.escalated', visitId: visit.id });
      return go({ ...state, helpCalled: true }, { ...step, escalated: true }, escalated, cue('attention'));
    }
    return stay(state);
  }
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'start-staff':
      return askStaffToSignIn(state, dutiesOf(visit, setting, moment.now).face ? 'face' : 'review');
    case 'back':
    case 'cancel':
    case 'finish':
      return finish(state, 'see-staff', visit, moment);
    default:
      return stay(state);
  }
};

export const onStaffFace: Handler<'staff-face'> = (state, event, moment) => {
  if (event.type !== 'intent' || !state.staff) return stay(state);
  const { step } = state;
  switch (event.intent.type) {
    case 'same-person':
    case 'not-same-person': {
      const verdict = event.intent.type;
      const { faceCheck } = step.case.visit;
      // Beside the machine's advice a person's decision stands with its reason.
      if (faceCheck && !(faceCheck.verdict === 'match' && verdict === 'same-person'))
        return go(state, { name: 'staff-face-reason', case: step.case, verdict });
      return looked(state, step.case, verdict, undefined, moment);
    }
    case 'back':
    case 'cancel':
      return putBack(state, step.case);
    default:
      return stay(state);
  }
};

export const onStaffFaceReason: Handler<'staff-face-reason'> = (state, event, moment) => {
  if (event.type !== 'intent') return stay(state);
  const { step } = state;
  switch (event.intent.type) {
    case 'face-because': {
      const { reason } = event.intent;
      if (!reasonsFor(step.verdict).includes(reason)) return stay(state);
      return looked(state, step.case, step.verdict, reason, moment);
    }
    case 'back':
    case 'cancel':
      return go(state, { name: 'staff-face', case: step.case });
    default:
      return stay(state);
  }
};

/** What a guard may give as the reason of either decision. */
export function reasonsFor(verdict: FaceDecision['verdict']): readonly FaceReason[] {
  return verdict === 'same-person' ? sameReasons : differentReasons;
}

/** The guard has compared the person with the document, or both pictures. */
function looked(
  state: KioskState,
  open: ReviewCase,
  verdict: FaceDecision['verdict'],
  reason: FaceReason | undefined,
  moment: Moment,
): Next {
  if (!state.staff) return stay(state);
  const face: FaceDecision = {
    path: 'guard',
    verdict,
    by: state.staff.id,
    at: moment.now,
    ...(reason && { reason }),
  };
  const checked: ReviewCase = { ...open, face };
  if (verdict === 'not-same-person') return decide(state, checked, 'rejected', moment, 'identity-doubt');
  // Nothing else to decide for a reserved visitor: the look was the decision.
  if (!dutiesOf(open.visit, state.setting, moment.now).review)
    return decide(state, checked, 'approved', moment);
  return go(state, { name: 'staff-review', case: checked });
}

export const onStaffReview: Handler<'staff-review'> = (state, event, moment) => {
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'approve':
      return state.step.case.visit.held
        ? go(state, { name: 'staff-release', case: state.step.case })
        : decide(state, state.step.case, 'approved', moment);
    case 'reject':
      return go(state, { name: 'staff-reject', case: state.step.case });
    case 'back':
    case 'cancel':
      return putBack(state, state.step.case);
    default:
      return stay(state);
  }
};

export const onStaffReject: Handler<'staff-reject'> = (state, event, moment) => {
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'reject-because':
      return decide(state, state.step.case, 'rejected', moment, event.intent.reason);
    case 'back':
    case 'cancel':
      return go(state, { name: 'staff-review', case: state.step.case });
    default:
      return stay(state);
  }
};

/** Something wanted a person to decide: with the decision stands the reason (R13). */
export const onStaffRelease: Handler<'staff-release'> = (state, event, moment) => {
  if (event.type !== 'intent') return stay(state);
  switch (event.intent.type) {
    case 'release-because':
      return decide(state, state.step.case, 'approved', moment, event.intent.reason);
    case 'back':
    case 'cancel':
      return go(state, { name: 'staff-review', case: state.step.case });
    default:
      return stay(state);
  }
};

function decide(
  state: KioskState,
  { visit, face }: ReviewCase,
  decision: ReviewDecision['decision'],
  moment: Moment,
  reason?: ReviewDecision['reason'],
): Next {
  if (!state.staff) return stay(state);
  const made: ReviewDecision = {
    decision,
    by: state.staff.id,
    at: moment.now,
    ...(reason && { reason }),
    ...(face && { face }),
  };
  return request(state, { type: 'review', visitId: visit.id, decision: made }, moment);
}

/** Undecided: the guard's authority ends where it began, at the waiting visitor or at the list. */
export function putBack(state: KioskState, open: ReviewCase, by: 'staff' | 'idle' = 'staff'): Next {
  if (open.from === 'list' || state.staff?.purpose === 'menu') {
    const { journey: _left, ...calm } = state;
    return go(calm, { name: 'staff-menu' });
  }
  const { staff: _staff, ...rest } = state;
  const { face: _undecided, ...waiting } = open;
  return go(rest, { name: 'review', case: waiting, escalated: false }, ...signOut(state, by));
}
