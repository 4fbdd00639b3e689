import { instant, type LocalDay } from '../../../domain/kernel/time.ts';
import { mrzZone } from '../../../domain/identity/mrz.ts';
import { documentKinds } from '../../../domain/identity/document.ts';
import type { Screen } from '../../../domain/visit/status.ts';
import { readMrz } from '../../../main/devices/id-reader/mrz/mrz-coder.ts';
import { cardSpecimen } from '../id-reader/passports.ts';
import { monday, probeLines } from '../visit/people.ts';
import { department, rows, since, text, type Samples } from './sample-visit.ts';
import { staffSamples } from './samples-staff.ts';

const purposes = [
  { key: 'meeting', label: text('会议洽谈', 'Meeting') },
  { key: 'interview', label: text('面试', 'Interview') },
  { key: 'maintenance', label: text('设备维护', 'Maintenance') },
  { key: 'delivery', label: text('送货', 'Delivery') },
  { key: 'visit', label: text('参观交流', 'Guided visit') },
];
const points = [
  text(
    '我们收集您的姓名、证件号码、联系电话和来访事由。',
    'We collect your name, document number, phone and purpose.',
  ),
  text(
    '只用于本次来访的登记、通行和安全管理。',
    'Only for registering this visit and for the safety of the building.',
  ),
  text(
    '记录保存 30 天，到期自动删除或匿名化。',
    'Records are kept for 30 days, then erased or made anonymous.',
  ),
  text(
    '您可以随时查询、更正、删除，或撤回同意。',
    'You may see, correct or delete them, or withdraw, at any time.',
  ),
];
const notice = {
  name: 'notice',
  version: '1',
  processor: text('示例大厦物业管理处', 'Sample Tower management'),
  contact: '010-0000 0000',
  points,
} as const;
const leaveChoices = ['10:30', '11:00', '12:00', '13:00', '14:00', '18:00'].map((time, index) => ({
  time,
  at: instant(since + index * 3_600_000),
}));
const purpose = text(
  '核对来访人与证件是否一致，保障实验楼安全',
  'To see that visitors are who their documents say, for the safety of the laboratories',
);
/** As long as a ticket makes it. */
const phoneAddress = `http://192.168.10.20:8080/portal/#/form/${'Ab3'.repeat(29)}`;

/** The lines of a passport as far as they are typed, with what their check digits say. */
function mrzScreen(
  value: string,
  other: Partial<Extract<Screen, { name: 'document-mrz' }>> = {},
): Extract<Screen, { name: 'document-mrz' }> {
  const { fields } = readMrz(value, monday);
  return { name: 'document-mrz', value, lines: mrzZone(value).lines, fields, mayAccept: false, ...other };
}

/** Every screen that main can name, in every state that looks different. A new name is a compile error here. */
export const samples: Samples = {
  home: {
    home: { name: 'home', typedDocument: true },
    'home-staff-only': { name: 'home', typedDocument: false },
    'home-phone': { name: 'home', typedDocument: true, phoneAddress },
    'home-phone-forms': {
      name: 'home',
      typedDocument: true,
      phoneAddress,
      phoneForms: [
        { id: 'f-1', code: '4821' },
        { id: 'f-2', code: '0077' },
      ],
    },
  },
  reading: { reading: { name: 'reading' } },
  'card-problem': {
    'card-removed': { name: 'card-problem', problem: 'removed-too-early', canType: true },
    'card-unreadable': { name: 'card-problem', problem: 'unreadable', canType: false },
    'card-wrong': { name: 'card-problem', problem: 'not-an-id-card', canType: true },
    'card-reader-lost': { name: 'card-problem', problem: 'reader-lost', canType: true },
  },
  'pass-card': { 'pass-card': { name: 'pass-card', canType: true } },
  'pass-problem': {
    'pass-over': { name: 'pass-problem', problem: 'over', reference: 'P7', canType: true },
    'pass-not-yet': { name: 'pass-problem', problem: 'not-yet', reference: 'P6', canType: true },
    'pass-other-site': { name: 'pass-problem', problem: 'other-site', reference: 'P4', canType: false },
    'pass-live-code': { name: 'pass-problem', problem: 'show-live-code', reference: 'P8', canType: true },
    'pass-other-person': { name: 'pass-problem', problem: 'other-person', reference: 'P16', canType: true },
    'pass-ask-staff': { name: 'pass-problem', problem: 'ask-staff', reference: 'P12', canType: true },
  },
  'document-kind': {
    'document-kind': { name: 'document-kind', kinds: documentKinds.filter((kind) => !kind.endsWith('2017')) },
  },
  'document-mrz': {
    'document-mrz': mrzScreen(''),
    'document-mrz-half': mrzScreen(probeLines.slice(0, 68)),
    'document-mrz-whole': mrzScreen(probeLines),
    'document-mrz-wrong': mrzScreen(probeLines.replace('4757', '4756').replace('3105065', '3105O65'), {
      error: 'bad-check-digit',
    }),
    'document-mrz-card': mrzScreen(cardSpecimen.card.join('\n').slice(0, 70)),
    'document-mrz-staff': mrzScreen(probeLines.replace('4757', '4756'), {
      error: 'bad-check-digit',
      mayAccept: true,
    }),
  },
  'document-number': {
    'document-number': { name: 'document-number', kind: 'citizen-id', value: '1101011900' },
    'document-number-wrong': {
      name: 'document-number',
      kind: 'citizen-id',
      value: '110101190001010015',
      error: 'bad-check-digit',
    },
    'document-number-passport': { name: 'document-number', kind: 'passport', value: 'E0000' },
  },
  'document-name': { 'document-name': { name: 'document-name', kind: 'citizen-id', value: '' } },
  'looking-up': { 'looking-up': { name: 'looking-up' } },
  'phone-waiting': { 'phone-waiting': { name: 'phone-waiting', code: '4821' } },
  'phone-card': {
    'phone-card': { name: 'phone-card', canType: true },
    'phone-card-staff-only': { name: 'phone-card', canType: false },
  },
  reservation: {
    reservation: {
      name: 'reservation',
      maskedName: '𬎆*',
      host: '王小明',
      department,
      purpose: { field: 'purpose', value: '会议洽谈', label: text('会议洽谈', 'Meeting') },
      fromTime: '09:00',
      untilTime: '11:30',
      companions: 2,
      category: 'short-term',
    },
  },
  'welcome-back': {
    'welcome-back': {
      name: 'welcome-back',
      maskedName: '孙**',
      company: '示例设备维护有限公司',
      category: 'long-term-partner',
      until: '2026-12-31' as LocalDay,
      renews: false,
      face: 'may-enrol',
    },
    'welcome-back-enrolled': {
      name: 'welcome-back',
      maskedName: '孙**',
      company: '示例设备维护有限公司',
      category: 'long-term-partner',
      until: '2026-12-31' as LocalDay,
      renews: false,
      face: 'enrolled',
    },
    'welcome-back-renews': {
      name: 'welcome-back',
      maskedName: '李*',
      company: '示例建设有限公司',
      category: 'temporary-worker',
      until: '2026-06-30' as LocalDay,
      renews: true,
    },
  },
  'already-inside': {
    'already-inside': {
      name: 'already-inside',
      maskedName: '赵*',
      sinceTime: '09:05',
      badgeNumber: 'A017',
    },
  },
  notice: {
    notice: { ...notice, items: [] },
    'notice-ticks': {
      ...notice,
      items: [
        { item: 'phone', ticked: true },
        { item: 'guardian', ticked: false },
      ],
    },
  },
  field: {
    'field-phone': { name: 'field', field: 'phone', required: true, value: '1380000' },
    'field-phone-wrong': { name: 'field', field: 'phone', required: true, value: '138', error: 'bad-phone' },
    'field-company': { name: 'field', field: 'company', required: false, value: '' },
    'field-name': { name: 'field', field: 'name', required: true, value: '赵' },
    'field-companions': { name: 'field', field: 'companions', required: true, value: 2, max: 5 },
    'field-host': { name: 'field', field: 'host', required: true, query: '' },
    'field-host-hits': {
      name: 'field',
      field: 'host',
      required: true,
      query: 'wxm',
      error: 'host-not-chosen',
    },
    'field-purpose': {
      name: 'field',
      field: 'purpose',
      required: true,
      choices: purposes,
      text: '',
      error: 'empty',
    },
    'field-purpose-other': {
      name: 'field',
      field: 'purpose',
      required: true,
      choices: purposes,
      chosen: 'other',
      text: '取',
    },
    'field-leave': { name: 'field', field: 'expectedLeave', required: true, choices: leaveChoices },
    'field-leave-chosen': {
      name: 'field',
      field: 'expectedLeave',
      required: true,
      choices: leaveChoices,
      chosen: since,
    },
  },
  confirm: { confirm: { name: 'confirm', rows, category: 'short-term', needsReview: true } },
  face: { face: { name: 'face' } },
  'face-choice': {
    'face-choice': { name: 'face-choice', purpose, guardian: false, reference: 'chip' },
    'face-choice-guardian': { name: 'face-choice', purpose, guardian: true, reference: 'enrolled' },
  },
  'face-check': {
    'face-check': { name: 'face-check', ticket: 1, attempt: 1, enrolling: false, endsAt: since },
    'face-check-enrolling': { name: 'face-check', ticket: 1, attempt: 2, enrolling: true, endsAt: since },
  },
  'face-again': Object.fromEntries(
    (['unsure', 'time-out', 'challenge-failed', 'face-changed', 'camera-frozen'] as const).map((result) => [
      `face-again-${result}`,
      { name: 'face-again', result, enrolling: result === 'time-out' },
    ]),
  ),
  'face-enrol': { 'face-enrol': { name: 'face-enrol', purpose } },
  'face-withdraw': { 'face-withdraw': { name: 'face-withdraw' } },
  'face-stored': Object.fromEntries(
    (['enrolled', 'not-matched', 'not-finished', 'full', 'withdrawn'] as const).map((outcome) => [
      `face-stored-${outcome}`,
      { name: 'face-stored', outcome },
    ]),
  ),
  review: {
    review: { name: 'review', since, escalated: false },
    'review-escalated': { name: 'review', since, escalated: true },
  },
  saving: { saving: { name: 'saving' } },
  'save-problem': { 'save-problem': { name: 'save-problem', problem: 'disk-full' } },
  printing: { printing: { name: 'printing' } },
  'print-problem': {
    'print-problem': {
      name: 'print-problem',
      problem: 'out-of-labels',
      badgeNumber: 'A017',
      staffPresent: false,
    },
  },
  'print-unconfirmed': { 'print-unconfirmed': { name: 'print-unconfirmed', badgeNumber: 'A017' } },
  done: {
    'done-in': {
      name: 'done',
      kind: 'checked-in',
      badgeNumber: 'A017',
      place: text('8 层 806 会议室', 'Floor 8, room 806'),
      host: '王小明',
    },
    'done-in-rate': {
      name: 'done',
      kind: 'checked-in',
      badgeNumber: 'A017',
      place: text('8 层 806 会议室', 'Floor 8, room 806'),
      host: '王小明',
      mayRate: true,
    },
    'done-out': { name: 'done', kind: 'checked-out', badgeNumber: 'A017' },
    'done-badge-later': { name: 'done', kind: 'badge-later', badgeNumber: 'A017' },
    'done-see-staff': { name: 'done', kind: 'see-staff' },
    'done-thank-you': { name: 'done', kind: 'thank-you' },
  },
  rate: {
    rate: { name: 'rate', question: 'convenience', left: false },
    'rate-left': { name: 'rate', question: 'convenience', left: true },
    'rate-privacy': { name: 'rate', question: 'privacy', left: true },
  },
  'check-out': {
    'check-out': { name: 'check-out', value: '', notFound: false },
    'check-out-not-found': { name: 'check-out', value: 'A999', notFound: true },
  },
  'check-out-confirm': {
    'check-out-confirm': {
      name: 'check-out-confirm',
      maskedName: '赵*',
      sinceTime: '09:05',
      badgeNumber: 'A017',
    },
  },
  ...staffSamples,
  'out-of-service': {
    'out-of-service': {
      name: 'out-of-service',
      problem: 'configuration',
      detail: 'riskTier: Invalid option',
    },
  },
};
