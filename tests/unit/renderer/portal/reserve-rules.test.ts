import { expect, test } from 'vitest';
import { instant } from '../../../../domain/kernel/time.ts';
import type { FieldName } from '../../../../domain/policy/vocabulary.ts';
import type { PortalSite } from '../../../../server/contract/portal.ts';
import { emptyDraft, isDraft, reservationOf, type Draft } from '../../../../renderer/portal/reserve/draft.ts';
import {
  firstOpenStep,
  guardianOf,
  placeOfFault,
  stepErrors,
  stepsOf,
  ticksOf,
} from '../../../../renderer/portal/reserve/rules.ts';
import { nobody } from '../../../../renderer/portal/shared/person.ts';
import { child, lin } from '../../../support/server/reservations.ts';

/** 2026-03-02 09:00 in Shanghai. */
const now = instant(Date.UTC(2026, 2, 2, 1, 0));

function siteWith(names: readonly FieldName[], separate: readonly FieldName[] = []): PortalSite {
  return {
    ...{ id: 's', timeZone: 'Asia/Shanghai', maxStayMinutes: 480, maxCompanions: 1, guardianAge: 14 },
    notice: { version: 'n-1', processor: { 'zh-CN': '', en: '' }, contact: '', points: [] },
    purposes: [{ key: 'meeting', label: { 'zh-CN': '会', en: 'Meeting' } }],
    fields: names.map((name) => ({
      ...{ name, required: name !== 'company', basis: 'consent' as const },
      separateConsent: separate.includes(name),
    })),
    reservation: { enabled: true, leadMinutes: 30, maxAheadDays: 60, maxGroup: 3, email: false },
  } as unknown as PortalSite;
}

const all = siteWith(
  ['name', 'idNumber', 'phone', 'company', 'host', 'purpose', 'companions'],
  ['idNumber', 'company'],
);
const filled: Draft = {
  ...emptyDraft('k'.repeat(32)),
  ...{ ...lin, hostId: 'h-1', hostName: '某人', purpose: 'meeting' },
  ...{ day: '2026-03-03', time: '10:00', stay: '60', agreed: true, separate: ['idNumber'] },
};

test('a whole form is in order up to its last step, and one without an answer goes back to it', () => {
  expect(firstOpenStep(all, filled, 'check', now)).toBeUndefined();
  expect(firstOpenStep(all, { ...filled, phone: '' }, 'check', now)).toBe('you');
  expect(firstOpenStep(all, { ...filled, phone: '' }, 'time', now)).toBeUndefined();
  expect(firstOpenStep(all, { ...filled, agreed: false }, 'check', now)).toBe('consent');
});

test('what the policy does not name is neither asked nor sent (R01)', () => {
  const few = siteWith(['name', 'host']);
  expect(stepsOf(few)).not.toContain('companions');
  expect(stepErrors(few, { ...filled, phone: '', idNumber: '', purpose: '' }, 'you', now)).toEqual({});
  const sent = reservationOf(
    few,
    { ...filled, email: 'a@b.cn', companions: [{ ...nobody, id: '1', name: '甲' }] },
    'en',
  );
  expect(sent.visitor).toEqual({ name: lin.name });
  expect([sent.companions, sent.purpose, sent.email]).toEqual([[], undefined, undefined]);
});

test('ticks are asked for what has an answer', () => {
  expect(ticksOf(all, filled)).toEqual(['idNumber']);
  expect(ticksOf(all, { ...filled, company: '某公司' })).toEqual(['idNumber', 'company']);
});

test('a child needs a guardian, as far as the number tells', () => {
  expect(guardianOf(all, { ...filled, ...child }, now)).toBe('needed');
  expect(stepErrors(all, { ...filled, ...child }, 'consent', now)).toEqual({ guardian: 'guardian-first' });
  expect(guardianOf(all, filled, now)).toBe('no');
});

test('a group is limited, and so are those who can only be counted', () => {
  const along = (...names: readonly string[]) =>
    names.map((name, at) => ({ ...nobody, name, id: String(at) }));
  const of = (companions: Draft['companions']) =>
    stepErrors(all, { ...filled, companions }, 'companions', now);
  expect(of(along('甲'))).toEqual({});
  expect(of(along('甲', '乙'))).toEqual({ companions: 'too-many-unnamed' });
  expect(of(along('甲', '乙', '丙'))).toEqual({ companions: 'group-too-large' });
  expect(of(along(''))).toEqual({ '0.name': 'empty' });
});

test('what the server finds wrong is shown at its question', () => {
  const draft = { ...filled, companions: [{ ...nobody, id: 'c-1', name: '甲' }] };
  expect(placeOfFault(draft, 'visitor.phone')).toEqual({ step: 'you', field: 'phone' });
  expect(placeOfFault(draft, 'companions.0.idNumber')).toEqual({ step: 'companions', field: 'c-1.idNumber' });
  expect(placeOfFault(draft, 'until')).toEqual({ step: 'time', field: 'stay' });
  expect(placeOfFault(draft, 'hostId')).toEqual({ step: 'host', field: 'hostId' });
  expect(placeOfFault(draft, 'consent.separate.company')).toEqual({ step: 'consent', field: 'company' });
});

test('a draft of an older page is begun anew', () => {
  expect(isDraft(filled)).toBe(true);
  expect(isDraft({ ...filled, companions: '2' })).toBe(false);
  expect(isDraft({ name: lin.name })).toBe(false);
});
