import { describe, expect, test } from 'vitest';
import { after, hours, instant, minutes } from '../../../../domain/kernel/time.ts';
import { policySchema } from '../../../../domain/policy/policy.ts';
import {
  answerBy,
  mayDecide,
  needsSecond,
  review,
  shortestAnswerMs,
  type ReviewAct,
  type Reviewer,
  type ReviewRules,
} from '../../../../domain/reservation/review.ts';
import { reservationStates, type ReservationState } from '../../../../domain/reservation/vocabulary.ts';
import { policyOf } from '../../../support/storage-people.ts';

const now = instant(Date.UTC(2026, 10, 23, 1));
const rules: ReviewRules = {
  ...{ second: false, agreedBefore: false },
  ...{ answerBy: after(now, hours(2)), until: after(now, hours(9)) },
};
const person = (staffId: string, is: Partial<Reviewer> = {}): Reviewer => ({
  ...{ staffId, isHost: false, isDesk: false, isSecond: false, ...is },
});
const host = person('host', { isHost: true });
const desk = person('desk', { isDesk: true });
const second = person('second', { isSecond: true });
const stranger = person('stranger');
const by = (type: 'approve' | 'reject' | 'ask-more', reviewer: Reviewer, firstBy?: string): ReviewAct => ({
  ...{ type, by: reviewer, ...(firstBy !== undefined && { firstBy }) },
});
const told = (state: ReservationState, act: ReviewAct, change: Partial<ReviewRules> = {}) => {
  const answer = review(state, act, { ...rules, ...change });
  return answer.ok ? answer.value.state : answer.error;
};

describe('a decision', () => {
  test('is the host’s, a deputy’s or the desk’s; nobody else’s', () => {
    expect(told('awaiting-host', by('approve', host))).toBe('approved');
    expect(told('awaiting-host', by('reject', desk))).toBe('rejected');
    expect(told('awaiting-host', by('approve', second))).toBe('not-yours');
    expect(told('awaiting-host', by('approve', stranger))).toBe('not-yours');
    expect(told('more-asked', by('approve', host))).toBe('approved');
  });

  test('that needs a second waits for another person, who may as well refuse or ask', () => {
    expect(told('awaiting-host', by('approve', host), { second: true })).toBe('awaiting-second');
    expect(told('awaiting-second', by('approve', second, 'host'), { second: true })).toBe('approved');
    expect(told('awaiting-second', by('approve', host, 'host'), { second: true })).toBe('not-yours');
    const both = person('host', { isHost: true, isSecond: true });
    expect(told('awaiting-second', by('approve', both, 'host'), { second: true })).toBe('same-person');
    expect(told('awaiting-second', by('reject', both, 'host'), { second: true })).toBe('rejected');
    expect(told('awaiting-second', by('ask-more', second, 'host'), { second: true })).toBe('more-asked');
  });

  test('comes once: whoever is later is told so', () => {
    expect(told('approved', by('approve', host))).toBe('already-decided');
    expect(told('rejected', by('approve', desk))).toBe('already-decided');
    expect(told('invited', by('approve', host))).toBe('not-open');
    for (const state of ['cancelled', 'expired', 'used'] as const)
      expect(told(state, by('approve', host))).toBe('closed');
  });
});

describe('the visitor', () => {
  const change: ReviewAct = { type: 'change', by: 'visitor' };
  test('changes what is not over; what was approved is reviewed anew', () => {
    for (const state of ['awaiting-host', 'awaiting-second', 'more-asked', 'approved'] as const)
      expect(told(state, change)).toBe('awaiting-host');
    for (const state of ['rejected', 'cancelled', 'expired', 'used'] as const)
      expect(told(state, change)).toBe('closed');
  });

  test('who was invited and fills in the form as it was offered is expected', () => {
    expect(told('invited', change, { agreedBefore: true })).toBe('approved');
    expect(told('invited', change, { agreedBefore: true, second: true })).toBe('awaiting-second');
    expect(told('invited', change)).toBe('awaiting-host');
    // The host agreed once, to what was offered then.
    expect(told('approved', change, { agreedBefore: true })).toBe('awaiting-host');
  });

  test('calls off what is to come; so may the host and the desk', () => {
    const cancel = (canceller: 'visitor' | Reviewer): ReviewAct => ({ type: 'cancel', by: canceller });
    for (const canceller of ['visitor', host, desk] as const)
      expect(told('approved', cancel(canceller))).toBe('cancelled');
    expect(told('approved', cancel(stranger))).toBe('not-yours');
    expect(told('used', cancel('visitor'))).toBe('closed');
  });
});

test('what nobody answers lapses: staff’s time ends at the answer’s, the visitor’s with the visit', () => {
  const at = (ms: number): ReviewAct => ({ type: 'expire', by: 'system', now: after(now, ms) });
  expect(told('awaiting-host', at(hours(2) - 1))).toBe('too-early');
  expect(told('awaiting-host', at(hours(2)))).toBe('expired');
  expect(told('awaiting-second', at(hours(2)))).toBe('expired');
  expect(told('more-asked', at(hours(9) - 1))).toBe('too-early');
  expect(told('invited', at(hours(9)))).toBe('expired');
  expect(told('approved', at(hours(99)))).toBe('not-open');
});

test('only what is approved is used, and once', () => {
  const answers = reservationStates.map((state) => told(state, { type: 'use', by: 'system' }));
  expect(answers.filter((answer) => answer === 'used')).toHaveLength(1);
  expect(told('used', { type: 'use', by: 'system' })).toBe('closed');
});

test('a page shows the buttons to exactly those who may press them', () => {
  for (const state of reservationStates)
    for (const reviewer of [host, desk, second, stranger])
      expect(mayDecide(state, reviewer)).toBe(review(state, by('reject', reviewer), rules).ok);
});

test('a host has the policy’s hours, no longer than to the visit, and never less than a quarter of an hour', () => {
  const policy = policyOf(['name', 'host']);
  const lapse = (from: number, until = from + hours(2)) =>
    answerBy(policy, { from: after(now, from), until: after(now, until) }, now) - now;
  expect(lapse(hours(72))).toBe(hours(24));
  expect(lapse(hours(5))).toBe(hours(5));
  expect(lapse(0)).toBe(shortestAnswerMs);
  expect(lapse(0, minutes(10))).toBe(minutes(10));
});

test('a second person is needed where the policy says so', () => {
  const policy = (secondApproval: string) =>
    policySchema.parse({ ...policyOf(['name', 'host']), reservation: { secondApproval } });
  expect(needsSecond(policy('never'), 'high')).toBe(false);
  expect([needsSecond(policy('high-tier'), 'high'), needsSecond(policy('high-tier'), 'medium')]).toEqual([
    true,
    false,
  ]);
  expect(needsSecond(policy('always'), 'low')).toBe(true);
});
