import { expect, test } from 'vitest';
import { previewOf, type PreviewCase } from '../../../../domain/visit/policy-preview.ts';
import type { Policy } from '../../../../domain/policy/policy.ts';
import type { RiskTier } from '../../../../domain/policy/vocabulary.ts';
import { nineOClock, policy } from '../../../support/visit/people.ts';

function stepsOf(name: PreviewCase, riskTier: RiskTier, rules: Policy = policy): readonly string[] {
  const all = previewOf({ policy: rules, riskTier, timeZone: 'Asia/Shanghai' }, nineOClock);
  return all.find((one) => one.case === name)?.steps ?? [];
}

test('a higher tier brings a guard’s look at the face, and a reservation without a guard stays without one below it', () => {
  expect(stepsOf('reserved-card', 'medium')).toEqual(['reservation', 'notice', 'confirm', 'badge']);
  expect(stepsOf('reserved-card', 'high')).toEqual([
    'reservation',
    'notice',
    'confirm',
    'guard-face',
    'badge',
  ]);
});

test('a walk-in is asked what the policy names and no more, in its order', () => {
  const fields = policy.fields.filter(({ name }) => ['name', 'phone', 'purpose'].includes(name));
  const rules: Policy = { ...policy, fields: fields.toReversed(), walkInReview: 'none' };
  expect(stepsOf('walk-in-card', 'low', rules)).toEqual(['notice', 'purpose', 'phone', 'confirm', 'badge']);
  expect(stepsOf('walk-in-typed', 'low', rules)).toContain('name');
  expect(stepsOf('walk-in-card', 'low', { ...rules, walkInReview: 'guard' })).toContain('guard-review');
});

test('a partner only taps, a worker reads the notice anew on a new day, and the green channel asks nothing', () => {
  expect(stepsOf('partner', 'medium')).toEqual(['welcome-back', 'badge']);
  expect(stepsOf('worker', 'medium')).toEqual(['welcome-back', 'notice', 'badge']);
  expect(stepsOf('green-channel', 'high')).toEqual(['staff-opens', 'badge']);
});
