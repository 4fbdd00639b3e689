import { expect, test } from 'vitest';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import { renumbered } from '../../../../domain/policy/versions.ts';
import { policy } from '../../../support/visit/people.ts';

const day = '2026-03-02' as LocalDay;
const otherNotice = { ...policy, notice: { ...policy.notice, contact: 'another@example.test' } };

test('rules that did not change keep their versions', () => {
  expect(renumbered(policy, { ...policy }, day)).toEqual(policy);
});

test('another notice, or other fields under it, never go by the version that somebody agreed to', () => {
  const other = renumbered(policy, otherNotice, day);
  expect([other.version, other.notice.version]).toEqual(['2026-03-02.1', '2026-03-02.1']);
  const fewer = renumbered(policy, { ...policy, fields: policy.fields.slice(0, 2) }, day);
  expect(fewer.notice.version).toBe('2026-03-02.1');
});

test('a rule that visitors do not agree to leaves the notice’s version alone', () => {
  const other = renumbered(policy, { ...policy, maxCompanions: policy.maxCompanions + 1 }, day);
  expect([other.version, other.notice.version]).toEqual(['2026-03-02.1', policy.notice.version]);
});

test('a second change on one day counts on, and one given by hand stays', () => {
  const first = renumbered(policy, { ...policy, maxCompanions: 1 }, day);
  expect(renumbered(first, { ...first, maxCompanions: 2 }, day).version).toBe('2026-03-02.2');
  expect(renumbered(first, { ...first, maxCompanions: 2 }, '2026-03-03' as LocalDay).version).toBe(
    '2026-03-03.1',
  );
  const named = { ...otherNotice, version: 'spring', notice: { ...otherNotice.notice, version: 'n-9' } };
  expect(renumbered(first, named, day)).toMatchObject({ version: 'spring', notice: { version: 'n-9' } });
});
