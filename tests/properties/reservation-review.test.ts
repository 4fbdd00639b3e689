import fc from 'fast-check';
import { expect, test } from 'vitest';
import { after, hours, instant } from '../../domain/kernel/time.ts';
import {
  answerBy,
  isOpen,
  review,
  type ReviewAct,
  type Reviewer,
  type ReviewRules,
} from '../../domain/reservation/review.ts';
import { reservationStates, type ReservationState } from '../../domain/reservation/vocabulary.ts';
import { policyOf } from '../support/storage-people.ts';

const start = instant(Date.UTC(2026, 10, 23));
const reviewer: fc.Arbitrary<Reviewer> = fc.record({
  staffId: fc.constantFrom('a', 'b', 'c'),
  ...{ isHost: fc.boolean(), isDesk: fc.boolean(), isSecond: fc.boolean() },
});
const act: fc.Arbitrary<ReviewAct> = fc.oneof(
  fc.constant({ type: 'change', by: 'visitor' } as const),
  fc.record({
    type: fc.constant('cancel' as const),
    by: fc.oneof(fc.constant('visitor' as const), reviewer),
  }),
  fc.record({
    type: fc.constantFrom('approve' as const, 'reject' as const, 'ask-more' as const),
    by: reviewer,
  }),
  fc.record({
    ...{ type: fc.constant('expire' as const), by: fc.constant('system' as const) },
    now: fc.integer({ min: 0, max: 48 }).map((h) => after(start, hours(h))),
  }),
  fc.constant({ type: 'use', by: 'system' } as const),
);
const rules: fc.Arbitrary<ReviewRules> = fc.record({
  ...{ second: fc.boolean(), agreedBefore: fc.boolean() },
  answerBy: fc.integer({ min: 0, max: 48 }).map((h) => after(start, hours(h))),
  until: fc.integer({ min: 0, max: 48 }).map((h) => after(start, hours(h))),
});

/** A life of one reservation, with who gave the host's word. */
function live(first: ReservationState, acts: readonly ReviewAct[], given: ReviewRules) {
  let state = first;
  let firstBy: string | undefined;
  const steps: {
    from: ReservationState;
    to: ReservationState;
    act: ReviewAct;
    firstBy: string | undefined;
  }[] = [];
  for (const each of acts) {
    const tried =
      'by' in each && typeof each.by === 'object' && each.type !== 'cancel' && firstBy !== undefined
        ? { ...each, firstBy }
        : each;
    const answer = review(state, tried, given);
    if (!answer.ok) continue;
    steps.push({ from: state, to: answer.value.state, act: each, firstBy });
    if (answer.value.state === 'awaiting-second' && each.type === 'approve') firstBy = each.by.staffId;
    if (answer.value.state === 'awaiting-host') firstBy = undefined;
    state = answer.value.state;
  }
  return { state, steps };
}

test('whatever is done in whatever order: nobody is let in without the words that the policy wants, of two people where it wants two', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), rules, (acts, given) => {
      const { steps } = live('awaiting-host', acts, given);
      for (const { from, to, act: done, firstBy } of steps) {
        if (to !== 'approved') continue;
        if (done.type !== 'approve') throw new Error(`approved by ${done.type}`);
        if (!given.second) continue;
        expect(from).toBe('awaiting-second');
        expect(done.by.isSecond).toBe(true);
        expect(done.by.staffId).not.toBe(firstBy);
      }
    }),
  );
});

test('what is over stays over, and only what is approved is used', () => {
  const over: readonly ReservationState[] = ['rejected', 'cancelled', 'expired', 'used'];
  fc.assert(
    fc.property(
      fc.constantFrom(...reservationStates),
      fc.array(act, { maxLength: 12 }),
      rules,
      (first, acts, given) => {
        for (const { from, to } of live(first, acts, given).steps) {
          expect(over).not.toContain(from);
          if (to === 'used') expect(from).toBe('approved');
          if (to === 'expired') expect(isOpen(from)).toBe(true);
        }
      },
    ),
  );
});

test('an answer is due after now, and by the end of the visit at the latest', () => {
  const policy = policyOf(['name', 'host']);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 1_000 }), (lead, stay) => {
      const from = after(start, lead * 60_000);
      const until = after(from, stay * 60_000);
      const due = answerBy(policy, { from, until }, start);
      expect(due).toBeGreaterThan(start);
      expect(due).toBeLessThanOrEqual(until);
      expect(due - start).toBeLessThanOrEqual(hours(24));
    }),
  );
});
