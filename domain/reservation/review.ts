import { unreachable } from '../kernel/exhaustive.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { after, hours, minutes, type Instant } from '../kernel/time.ts';
import type { Policy } from '../policy/policy.ts';
import type { RiskTier } from '../policy/vocabulary.ts';
import type { ReservationState } from './vocabulary.ts';

/** Whose word a decision is. */
export type ReviewLevel = 'host' | 'second';

/** A reviewer as this reservation sees them. */
export interface Reviewer {
  readonly staffId: string;
  /** The host's own account, or whoever stands in for the host today. */
  readonly isHost: boolean;
  /** A receptionist or supervisor, who decides for whichever host of the site. */
  readonly isDesk: boolean;
  /** Named by the host's department for the second approval, or a supervisor where it names nobody. */
  readonly isSecond: boolean;
}

/** What is done to a reservation, and by whom. */
export type ReviewAct =
  | { readonly type: 'change'; readonly by: 'visitor' }
  | { readonly type: 'cancel'; readonly by: 'visitor' | Reviewer }
  | {
      readonly type: 'approve' | 'reject' | 'ask-more';
      readonly by: Reviewer;
      /** Who gave the host's approval, once somebody did. */
      readonly firstBy?: string;
    }
  | { readonly type: 'expire'; readonly by: 'system'; readonly now: Instant }
  | { readonly type: 'use'; readonly by: 'system' };

/** What the rules look at beside the state. */
export interface ReviewRules {
  /** Whether a second person has to agree. */
  readonly second: boolean;
  readonly answerBy: Instant;
  readonly until: Instant;
  /** The host invited: the host's word is given when the visitor has filled in the form as it was offered. */
  readonly agreedBefore: boolean;
}

export type ReviewRefusal =
  /** Somebody's decision was first. */
  | 'already-decided'
  /** Over for good: cancelled, lapsed, used. */
  | 'closed'
  /** Nothing is to be done to it now: it does not wait for this. */
  | 'not-open'
  /** Not this account's to decide. */
  | 'not-yours'
  /** Whoever approved first may not give the second approval as well. */
  | 'same-person'
  | 'too-early';

export interface Reviewed {
  readonly state: ReservationState;
  /** Whose word it was, where it was a decision. */
  readonly level?: ReviewLevel;
}

const open: ReadonlySet<ReservationState> = new Set([
  'invited',
  'awaiting-host',
  'awaiting-second',
  'more-asked',
]);

/** Whether it still waits for somebody: the visitor, the host or the second person. */
export const isOpen = (state: ReservationState): boolean => open.has(state);

/** Whose word is missing. */
export function neededLevel(state: ReservationState): ReviewLevel | undefined {
  if (state === 'awaiting-host' || state === 'more-asked') return 'host';
  return state === 'awaiting-second' ? 'second' : undefined;
}

/** Whether the policy wants a second person to agree. */
export function needsSecond({ reservation }: Policy, riskTier: RiskTier): boolean {
  return (
    reservation.secondApproval === 'always' ||
    (reservation.secondApproval === 'high-tier' && riskTier === 'high')
  );
}

/** A host gets at least this long, however soon the visit is. */
export const shortestAnswerMs = minutes(15);

/**
 * When a request lapses if nobody answers: after the policy's hours, but no later than the visit begins, for then the visitor stands
 * at the door.
 */
export function answerBy(
  { reservation }: Policy,
  visit: { readonly from: Instant; readonly until: Instant },
  now: Instant,
): Instant {
  const soonest = Math.max(visit.from, after(now, shortestAnswerMs));
  return Math.min(after(now, hours(reservation.answerHours)), soonest, visit.until) as Instant;
}

/** What a reservation in `state` becomes through `act`, or why not. Total: every act has an answer in every state. */
export function review(
  state: ReservationState,
  act: ReviewAct,
  rules: ReviewRules,
): Result<Reviewed, ReviewRefusal> {
  switch (act.type) {
    case 'change':
      return change(state, rules);
    case 'cancel':
      return cancel(state, act.by);
    case 'approve':
    case 'reject':
    case 'ask-more':
      return decide(state, act.type, act.by, act.firstBy, rules);
    case 'expire':
      return expire(state, rules, act.now);
    case 'use':
      return state === 'approved' ? ok({ state: 'used' }) : err(state === 'used' ? 'closed' : 'not-open');
    default:
      return unreachable(act);
  }
}

function change(
  state: ReservationState,
  { agreedBefore, second }: ReviewRules,
): Result<Reviewed, ReviewRefusal> {
  if (state === 'invited' && agreedBefore) return ok({ state: second ? 'awaiting-second' : 'approved' });
  // What was approved is approved as it was: another day or another person is another question.
  if (isOpen(state) || state === 'approved') return ok({ state: 'awaiting-host' });
  return err('closed');
}

function cancel(state: ReservationState, by: 'visitor' | Reviewer): Result<Reviewed, ReviewRefusal> {
  if (by !== 'visitor' && !by.isHost && !by.isDesk) return err('not-yours');
  return isOpen(state) || state === 'approved' ? ok({ state: 'cancelled' }) : err('closed');
}

function decide(
  state: ReservationState,
  what: 'approve' | 'reject' | 'ask-more',
  by: Reviewer,
  firstBy: string | undefined,
  { second }: ReviewRules,
): Result<Reviewed, ReviewRefusal> {
  const level = neededLevel(state);
  if (level === undefined) return err(undecidable(state));
  if (!mayDecide(state, by)) return err('not-yours');
  if (level === 'second' && what === 'approve' && by.staffId === firstBy) return err('same-person');
  if (what === 'reject') return ok({ state: 'rejected', level });
  if (what === 'ask-more') return ok({ state: 'more-asked', level });
  return ok({ state: level === 'host' && second ? 'awaiting-second' : 'approved', level });
}

/** Whether this account may give the word that is missing. */
export function mayDecide(state: ReservationState, by: Reviewer): boolean {
  const level = neededLevel(state);
  if (level === undefined) return false;
  return level === 'host' ? by.isHost || by.isDesk : by.isSecond;
}

function undecidable(state: ReservationState): ReviewRefusal {
  if (state === 'approved' || state === 'rejected') return 'already-decided';
  return state === 'invited' ? 'not-open' : 'closed';
}

/** Whoever has to answer had until `answerBy`; a visitor who was asked or invited has until the visit would be over. */
function expire(state: ReservationState, rules: ReviewRules, now: Instant): Result<Reviewed, ReviewRefusal> {
  if (!isOpen(state)) return err('not-open');
  const waitsForVisitor = state === 'invited' || state === 'more-asked';
  return now >= (waitsForVisitor ? rules.until : rules.answerBy)
    ? ok({ state: 'expired' })
    : err('too-early');
}
