import { instant } from '../../../domain/kernel/time.ts';
import { languages } from '../../../domain/policy/vocabulary.ts';
import { sameReasons } from '../../../domain/face/vocabulary.ts';
import { rejectReasons, skipReasons } from '../../../domain/visit/records.ts';
import type { KioskStatus, ListItem, Screen } from '../../../domain/visit/status.ts';

const since = instant(Date.UTC(2026, 4, 4, 1, 30));
const item = (id: string, maskedName: string, badgeNumber: string): ListItem => ({
  id,
  maskedName,
  badgeNumber,
  since,
});

/** Every screen behind the staff sign-in, with invented people, at its fullest. */
export const staffScreens: Readonly<Record<string, Screen>> = {
  'sign-in': { name: 'staff-sign-in', why: 'menu', staffCode: '', pinLength: 0, checking: false },
  'sign-in-wrong': {
    name: 'staff-sign-in',
    why: 'review',
    staffCode: '1001',
    pinLength: 3,
    error: 'wrong',
    checking: false,
  },
  'sign-in-locked': {
    name: 'staff-sign-in',
    why: 'face',
    staffCode: '1001',
    pinLength: 0,
    error: 'locked',
    lockedUntil: instant(Date.now() + 290_000),
    checking: false,
  },
  menu: {
    name: 'staff-menu',
    reviews: 3,
    badges: 0,
    alerts: [
      { key: 'printer.out-of-labels', device: 'printer-1' },
      { key: 'scanner.absent', device: 'scanner-1' },
      { key: 'clock-jumped' },
    ],
    faces: true,
  },
  'menu-quiet': { name: 'staff-menu', reviews: 0, badges: 0, alerts: [], faces: false },
  reviews: {
    name: 'staff-reviews',
    // More than stand on one page.
    items: Array.from({ length: 14 }, (_, index) =>
      item(`visit-${index}`, ['张*', '欧阳**', '李**'][index % 3] ?? '', `A0${index + 10}`),
    ),
  },
  badges: { name: 'staff-badges', items: [] },
  review: {
    name: 'staff-review',
    rows: [
      { field: 'name', value: '欧阳样例' },
      { field: 'idNumber', value: '110101190003077937' },
      { field: 'phone', value: '13800000000' },
      { field: 'company', value: '示范科技有限公司' },
      { field: 'host', value: '李模范', label: { 'zh-CN': '行政部', en: 'Administration' } },
      { field: 'purpose', value: '商务洽谈', label: { 'zh-CN': '商务洽谈', en: 'Business' } },
      { field: 'companions', value: '2' },
      { field: 'expectedLeave', value: '17:30' },
    ],
    document: 'citizen-id',
    expired: true,
    typed: true,
    skipped: ['phone', 'consent'],
    held: false,
  },
  reject: { name: 'staff-reject', reasons: rejectReasons },
  face: {
    name: 'staff-face',
    rows: [{ field: 'name', value: '欧阳测试' }],
    document: 'citizen-id',
    expired: false,
    pictures: false,
  },
  'face-pictures': {
    name: 'staff-face',
    rows: [
      { field: 'name', value: '欧阳测试' },
      { field: 'idNumber', value: '110101190003077937' },
    ],
    document: 'citizen-id',
    expired: false,
    pictures: true,
    check: { verdict: 'no-match', reference: 'chip', rule: 'raw', attempts: 2 },
  },
  'face-reason': {
    name: 'staff-face-reason',
    verdict: 'same-person',
    reasons: sameReasons,
  },
  faces: { name: 'staff-faces' },
  skip: { name: 'staff-skip', field: 'phone', reasons: skipReasons },
  badge: { name: 'staff-badge', badgeNumber: 'A017', maskedName: '欧阳**', problem: 'cover-open' },
  handwritten: { name: 'handwritten', value: 'B1', error: 'bad-characters' },
};

/** `?screen=menu&language=en&elder&staff&simulated`. */
export function statusFor(wanted: URLSearchParams): KioskStatus {
  const screen = staffScreens[wanted.get('screen') ?? 'menu'];
  if (!screen) throw new Error('No such screen');
  const text = (zhCn: string, en: string) => ({ 'zh-CN': zhCn, en });
  return {
    revision: 1,
    site: {
      id: 'demo',
      name: text('示范大厦', 'Demo Tower'),
      riskTier: 'high',
      helpDesk: text('一楼大厅服务台', 'Help desk in the lobby'),
      timeZone: 'Asia/Shanghai',
      simulated: wanted.has('simulated'),
    },
    language: languages.find((known) => known === wanted.get('language')) ?? 'zh-CN',
    elder: wanted.has('elder'),
    screen,
    canGoBack: screen.name !== 'staff-menu',
    canSkip: false,
    reader: 'ready',
    printer: 'out-of-labels',
    scanner: 'absent',
    camera: 'ready',
    helpCalled: false,
    assisted: false,
    ...(screen.name !== 'staff-sign-in' && { staff: { code: '1001', name: '周值班' } }),
  };
}
