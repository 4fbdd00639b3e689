import type { EnrolmentId, HostId, ReservationId, StaffId, VisitId } from '../../domain/kernel/brand.ts';
import { instant, type LocalDay } from '../../domain/kernel/time.ts';
import { policySchema } from '../../domain/policy/policy.ts';
import { fieldNames, type FieldName } from '../../domain/policy/vocabulary.ts';
import type { Actor, Enrolment, Host, Reservation, VisitRequest } from '../../domain/visit/records.ts';
import type { StaffMember } from '../../main/storage/store.ts';

// Invented people: born in 1900, with valid check digits, so that they match nobody.

/** 08:00 on Monday 2026-11-23 in Shanghai. */
export const monday = instant(Date.parse('2026-11-23T00:00:00Z'));

export const visitor: Actor = { kind: 'visitor' };
export const system: Actor = { kind: 'system' };
export const guard: Actor = { kind: 'staff', staffId: 'guard-1' as StaffId };

export const host: Host = {
  id: 'host-1' as HostId,
  name: '单雨桐',
  department: { 'zh-CN': '采购部', en: 'Purchasing' },
  place: { 'zh-CN': '三楼 305', en: 'Floor 3, room 305' },
};

export const policyOf = (names: readonly FieldName[]) =>
  policySchema.parse({
    version: '2026-11',
    notice: {
      version: 'n3',
      processor: { 'zh-CN': '示例大厦', en: 'Sample House' },
      contact: '010-00000000',
      points: [{ 'zh-CN': '用于来访登记。', en: 'For registering your visit.' }],
    },
    fields: names.map((name) => ({ name })),
    purposes: [{ key: 'meeting', label: { 'zh-CN': '会议', en: 'Meeting' } }],
  });
export const fullPolicy = policyOf(fieldNames);

export const lin = {
  name: '林晓雾',
  idNumber: '110101190001010014',
  phone: '13800000000',
} as const;

export function walkIn(id: string, change: Partial<VisitRequest> = {}): VisitRequest {
  return {
    id: id as VisitId,
    route: 'walk-in',
    category: 'short-term',
    riskTier: 'medium',
    policyVersion: '2026-11',
    identity: {
      kind: 'citizen-id',
      number: lin.idNumber,
      name: lin.name,
      sex: 'female',
      birthDate: '1900-01-01' as LocalDay,
      validUntil: '2040-01-01' as LocalDay,
      source: 'chip',
    },
    draft: { phone: lin.phone, host, purpose: 'meeting', companions: 1 },
    consent: { noticeVersion: 'n3', at: monday, separate: ['idNumber'], guardian: false, language: 'zh-CN' },
    wanted: 'check-in',
    ...change,
  };
}

export const reservation: Reservation = {
  id: 'r-1' as ReservationId,
  category: 'short-term',
  visitorName: lin.name,
  idNumber: lin.idNumber,
  phone: lin.phone,
  host,
  purpose: '签署合同',
  companions: 2,
  from: instant(monday + 3_600_000),
  until: instant(monday + 7_200_000),
};

export const enrolment: Enrolment = {
  id: 'e-1' as EnrolmentId,
  category: 'temporary-worker',
  personName: '贺知秋',
  idNumber: '440305190012310031',
  company: '示例装修',
  host,
  from: '2026-11-01' as LocalDay,
  until: '2026-12-31' as LocalDay,
};

export const staffMember: StaffMember = {
  id: 'guard-1' as StaffId,
  code: '1001',
  name: '严守门',
  role: 'guard',
  pinHash: '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$c29tZWhhc2g',
};
