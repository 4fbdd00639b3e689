import { expect, test } from 'vitest';
import { nextQuestion } from '../../../../renderer/handheld/visit/deciding.ts';

const plain = { mustCompare: false, held: false };
const same = { verdict: 'same-person' } as const;

test('a plain visit is let in by one touch, and refused with a reason', () => {
  expect(nextQuestion(plain, { decision: 'approved' })).toBeUndefined();
  expect(nextQuestion(plain, { decision: 'rejected' })).toBe('reason');
  expect(nextQuestion(plain, { decision: 'rejected', reason: 'misconduct' })).toBeUndefined();
});

test('a held visit is let in with a reason only, whether or not the reason of the hold may be seen', () => {
  expect(nextQuestion({ ...plain, held: true }, { decision: 'approved' })).toBe('reason');
  expect(nextQuestion({ ...plain, hold: 'verifier' }, { decision: 'approved' })).toBe('reason');
  expect(
    nextQuestion({ ...plain, held: true }, { decision: 'approved', reason: 'escorted' }),
  ).toBeUndefined();
});

test('at a high tier the guard compares first; beside a camera that disagreed the guard says why', () => {
  const high = { ...plain, mustCompare: true };
  expect(nextQuestion(high, { decision: 'approved' })).toBe('compare');
  expect(nextQuestion(high, { decision: 'approved', face: same })).toBeUndefined();
  const doubted = { ...high, camera: 'no-match' } as const;
  expect(nextQuestion(doubted, { decision: 'approved', face: same })).toBe('face-reason');
  const told = { ...same, reason: 'glasses-or-hair' } as const;
  expect(nextQuestion(doubted, { decision: 'approved', face: told })).toBeUndefined();
  const other = { decision: 'rejected', face: { verdict: 'not-same-person' } } as const;
  expect(nextQuestion(doubted, other)).toBe('face-reason');
  // Refusing needs no look; its reason is asked for all the same.
  expect(nextQuestion(high, { decision: 'rejected' })).toBe('reason');
});
