import { expect, test } from 'vitest';
import type { HostId, ReservationId } from '../../../../domain/kernel/brand.ts';
import { after, hours, instant, minutes, type LocalDay } from '../../../../domain/kernel/time.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import { policySchema } from '../../../../domain/policy/policy.ts';
import {
  checkConsent,
  checkGroup,
  checkPerson,
  checkPurpose,
  checkTimes,
  needsGuardian,
  type RequestFlaw,
} from '../../../../domain/reservation/check-request.ts';
import { reservationOf } from '../../../../domain/reservation/request.ts';
import { fullPolicy, host, lin, policyOf } from '../../../support/storage-people.ts';

const now = instant(Date.UTC(2026, 10, 23, 1));
const today = '2026-11-23' as LocalDay;
const keyOf = (checked: Result<unknown, RequestFlaw>): string => (checked.ok ? 'ok' : checked.error.key);

test('a person is taken in one spelling', () => {
  const typed = {
    name: ' 林 晓雾 ',
    idNumber: '110101 19000101 0014',
    phone: '+86 138-0000-0000',
    company: ' 甲公司 ',
  };
  expect(checkPerson(fullPolicy, typed, 'visitor', 'visitor')).toEqual({
    ok: true,
    value: { ...lin, company: '甲公司' },
  });
  const passport = {
    name: 'Anna Test',
    idKind: 'passport' as const,
    idNumber: 'x1234567',
    phone: lin.phone,
    company: 'A',
  };
  expect(checkPerson(fullPolicy, passport, 'visitor', 'visitor')).toMatchObject({
    value: { idNumber: 'X1234567' },
  });
});

test('what the policy names and no more; of companions the name is enough', () => {
  const short = policyOf(['name', 'host', 'phone']);
  expect(checkPerson(short, lin, 'visitor', 'visitor')).toEqual({
    ok: false,
    error: { key: 'not-collected', fields: ['visitor.idNumber'] },
  });
  expect(keyOf(checkPerson(short, { name: lin.name }, 'visitor', 'visitor'))).toBe('missing');
  expect(keyOf(checkPerson(short, { name: lin.name }, 'companions.0', 'companion'))).toBe('ok');
  expect(
    keyOf(checkPerson(short, { name: lin.name, phone: lin.phone, company: '' }, 'visitor', 'visitor')),
  ).toBe('not-collected');
  expect(checkPerson(fullPolicy, { ...lin, name: '4', company: ' ' }, 'v', 'visitor')).toMatchObject({
    error: { key: 'bad-field', fields: ['v.name', 'v.company'] },
  });
});

test('a group that the policy has no room for', () => {
  const some = { name: '某某' };
  expect(keyOf(checkGroup(policyOf(['name', 'host']), [some]))).toBe('not-collected');
  expect(keyOf(checkGroup(policyOf(['name', 'host']), []))).toBe('ok');
  expect(keyOf(checkGroup(fullPolicy, Array(6).fill(some)))).toBe('too-many-companions');
  expect(keyOf(checkGroup(fullPolicy, Array(49).fill(lin)))).toBe('ok');
  expect(keyOf(checkGroup(fullPolicy, Array(50).fill(lin)))).toBe('group-too-large');
});

test('a purpose of the list, or in words, or none where none is asked', () => {
  expect(checkPurpose(fullPolicy, { purpose: 'meeting' })).toEqual({
    ok: true,
    value: { purpose: 'meeting' },
  });
  expect(keyOf(checkPurpose(fullPolicy, { purpose: 'other' }))).toBe('missing');
  expect(checkPurpose(fullPolicy, { purpose: 'other', purposeText: '参观' })).toMatchObject({ ok: true });
  // Words beside a purpose of the list would be words that nobody asked for.
  expect(checkPurpose(fullPolicy, { purpose: 'meeting', purposeText: '参观' })).toEqual({
    ok: true,
    value: { purpose: 'meeting' },
  });
  const none = policyOf(['name', 'host']);
  expect(checkPurpose(none, {})).toEqual({ ok: true, value: { purpose: '' } });
  expect(keyOf(checkPurpose(none, { purpose: 'meeting' }))).toBe('not-collected');
});

test('times at the edges of what is allowed', () => {
  const at = (from: number, until: number) =>
    keyOf(checkTimes(fullPolicy, { from: after(now, from), until: after(now, until) }, now));
  const day = hours(24);
  expect(at(minutes(30), minutes(31))).toBe('ok');
  expect(at(minutes(30) - 1, minutes(31))).toBe('too-soon');
  expect(at(60 * day, 60 * day + 1)).toBe('ok');
  expect(at(60 * day + 1, 60 * day + 2)).toBe('too-far');
  expect(at(hours(1), hours(9))).toBe('ok');
  expect(at(hours(1), hours(9) + 1)).toBe('too-long');
  expect(at(hours(1), hours(1))).toBe('bad-time');
});

test('consent covers the notice as it is, every answer that wants a tick, and a child’s guardian', () => {
  const policy = policySchema.parse({
    ...fullPolicy,
    fields: [
      ...fullPolicy.fields.filter(({ name }) => name !== 'phone' && name !== 'company'),
      { name: 'phone', separateConsent: true },
      { name: 'company', required: false, separateConsent: true },
    ],
  });
  const consent = (separate: readonly ('phone' | 'company' | 'name')[], change = {}) => ({
    noticeVersion: 'n3',
    separate,
    guardian: false,
    ...change,
  });
  const check = (person: Parameters<typeof checkConsent>[1], given: ReturnType<typeof consent>) =>
    checkConsent(policy, person, given, today);
  expect(keyOf(check(lin, consent(['phone'], { noticeVersion: 'n2' })))).toBe('notice-changed');
  expect(keyOf(check(lin, consent([])))).toBe('consent-needed');
  // Not answered, so there is nothing to agree to; a tick for what needs none is not kept.
  expect(check(lin, consent(['phone', 'name']))).toEqual({ ok: true, value: ['phone'] });
  expect(keyOf(check({ ...lin, company: '甲' }, consent(['phone'])))).toBe('consent-needed');
  const child = { name: '夏小满', idNumber: '110101201503020010' };
  expect(keyOf(check(child, consent([])))).toBe('guardian-needed');
  expect(keyOf(check(child, consent([], { guardian: true })))).toBe('ok');
});

test('a child is a child up to the fourteenth birthday, by the number alone', () => {
  const child = { name: '夏小满', idNumber: '110101201503020010' };
  expect(needsGuardian(child, '2029-03-01' as LocalDay)).toBe(true);
  expect(needsGuardian(child, '2029-03-02' as LocalDay)).toBe(false);
  expect(needsGuardian({ name: '某某' }, today)).toBe(false);
  expect(needsGuardian({ name: '某某', idKind: 'passport', idNumber: child.idNumber }, today)).toBe(false);
});

test('what kiosks get of a request', () => {
  const request = {
    ...{
      visitor: { ...lin, company: '甲公司' },
      hostId: 'host-1' as HostId,
      purpose: 'other',
      purposeText: '参观',
    },
    ...{
      from: now,
      until: after(now, hours(1)),
      email: 'lin@example.cn',
      language: 'zh-CN' as const,
      note: '已附',
    },
  };
  const made = reservationOf('r-1' as ReservationId, request, {
    category: 'short-term',
    companions: 2,
    host,
  });
  expect(made).toEqual({
    ...{ id: 'r-1', category: 'short-term', visitorName: lin.name, idNumber: lin.idNumber, phone: lin.phone },
    ...{ host, purpose: '参观', companions: 2, from: now, until: after(now, hours(1)) },
  });
});
