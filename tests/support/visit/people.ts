import type { EnrolmentId, HostId, ReservationId, StaffId } from '../../../domain/kernel/brand.ts';
import { after, hours, instant, type Instant, type LocalDay } from '../../../domain/kernel/time.ts';
import type { IdentityDocument } from '../../../domain/identity/document.ts';
import { policySchema, type Policy } from '../../../domain/policy/policy.ts';
import { rawRule } from '../../../domain/face/decision.ts';
import { defaultDelays } from '../../../domain/visit/delays.ts';
import type { PhoneAnswers } from '../../../domain/visit/phone-part.ts';
import type { Enrolment, Host, Reservation } from '../../../domain/visit/records.ts';
import type { Setting } from '../../../domain/visit/state.ts';

/** 2026-03-02 09:00 in Shanghai, a Monday. */
export const nineOClock: Instant = instant(Date.parse('2026-03-02T01:00:00Z'));
export const monday = '2026-03-02' as LocalDay;

export const ouyang: IdentityDocument = {
  kind: 'citizen-id',
  number: '110101190001010014',
  name: '欧阳测试',
  sex: 'female',
  birthDate: '1900-01-01' as LocalDay,
  validUntil: 'long-term',
  source: 'chip',
};

export const liYangben: IdentityDocument = { ...ouyang, number: '310101190006151243', name: '李样本' };

/** A passport as its lines are typed; nobody has such a number. */
export const probeLines =
  'P<D<<PROBE<<KARL<HEINZ<<<<<<<<<<<<<<<<<<<<<<\nC0000T4757D<<3001020M3105065<<<<<<<<<<<<<<<0';
export const probeNumber = 'C0000T475';

export const host: Host = {
  id: 'h-1' as HostId,
  name: '刘明远',
  department: { 'zh-CN': '信息技术部', en: 'IT' },
  place: { 'zh-CN': '12 层', en: 'Floor 12' },
};

export const reservation: Reservation = {
  id: 'r-1' as ReservationId,
  category: 'short-term',
  visitorName: ouyang.name,
  idNumber: ouyang.number,
  phone: '13800000001',
  host,
  purpose: 'meeting',
  companions: 1,
  from: nineOClock,
  until: after(nineOClock, hours(2)),
};

export const partner: Enrolment = {
  id: 'e-1' as EnrolmentId,
  category: 'long-term-partner',
  personName: '王示范',
  idNumber: '440305190012310031',
  company: '远见软件',
  host,
  from: '2026-01-01' as LocalDay,
  until: '2026-12-31' as LocalDay,
  noticeVersion: 'n1',
};

export const worker: Enrolment = { ...partner, id: 'e-2' as EnrolmentId, category: 'temporary-worker' };

export const guard = { id: 's-1' as StaffId, code: '1001', name: '保安甲', role: 'guard' } as const;
export const guardPin = '246810';

/** What 李样本 sends from the phone to a medium site. */
export const phoneAnswers: PhoneAnswers = {
  name: liYangben.name,
  idNumber: liYangben.number,
  phone: '13800000009',
  hostId: host.id,
  purpose: 'meeting',
  companions: 1,
  expectedLeave: after(nineOClock, hours(2)),
  noticeVersion: 'n1',
  agreedAt: after(nineOClock, -hours(0.1)),
  separate: [],
  guardian: false,
  language: 'zh-CN',
};

/** What must never be left where nobody is being served. None of these texts is a key or part of a site's own words. */
export const personalTexts = [
  ouyang.name,
  ouyang.number,
  liYangben.name,
  liYangben.number,
  partner.personName,
  probeNumber,
  probeLines.slice(0, 20),
  'PROBE KARL',
  '13800000009',
  '老人家',
  guardPin,
] as const;

const both = (text: string) => ({ 'zh-CN': text, en: text });

export const policy: Policy = policySchema.parse({
  version: 'p1',
  notice: {
    version: 'n1',
    processor: both('示范大厦'),
    contact: 'privacy@demo.example',
    points: [both('用途')],
  },
  fields: [
    { name: 'name' },
    { name: 'idNumber' },
    { name: 'phone', basis: 'consent' },
    { name: 'host' },
    { name: 'purpose' },
    { name: 'companions', required: false },
    { name: 'expectedLeave' },
  ],
  purposes: [{ key: 'meeting', label: both('开会') }],
});

export const mediumSite: Setting = {
  site: {
    id: 'demo',
    name: both('示范大厦'),
    helpDesk: both('前台'),
    timeZone: 'Asia/Shanghai',
    simulated: true,
  },
  riskTier: 'medium',
  policy,
  delays: defaultDelays,
};

export const highSite: Setting = {
  ...mediumSite,
  riskTier: 'high',
  policy: { ...policy, typedDocument: 'staff-only' },
};

/** A hospital that has filed its impact assessment and switched the camera on. */
export const faceSite: Setting & Required<Pick<Setting, 'face'>> = {
  ...highSite,
  face: {
    purpose: both('核对本人'),
    noticeVersion: 'f1',
    onMatch: 'goes-on',
    rule: rawRule,
    enrolment: true,
  },
};

export const lowSite: Setting = {
  ...mediumSite,
  riskTier: 'low',
  feedback: true,
  policy: {
    ...policy,
    fields: policy.fields.filter((rule) => ['name', 'phone', 'host', 'purpose'].includes(rule.name)),
  },
};
