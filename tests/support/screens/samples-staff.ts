import { differentReasons, sameReasons, type FaceCheck } from '../../../domain/face/vocabulary.ts';
import { instant } from '../../../domain/kernel/time.ts';
import { rejectReasons, releaseReasons, skipReasons } from '../../../domain/visit/records.ts';
import { rows, since, type Samples } from './sample-visit.ts';

const items = [
  { id: 'a', maskedName: '赵*', badgeNumber: 'A017', since },
  { id: 'b', maskedName: '钱**', badgeNumber: 'A018', since },
];

const compared = {
  name: 'staff-face',
  rows: [
    { field: 'name', value: '赵示例' },
    { field: 'idNumber', value: '110101190001010015' },
  ],
  document: 'citizen-id',
  expired: false,
} as const;
const checked = (verdict: FaceCheck['verdict']): FaceCheck => ({
  verdict,
  reference: 'chip',
  rule: 'raw',
  attempts: 2,
});

const crew = {
  name: 'crew',
  direction: 'in',
  busy: false,
  counts: { in: 17, out: 0, refused: 1 },
  printing: 0,
  unprinted: 0,
} as const;

type StaffName = Extract<keyof Samples, `staff-${string}` | 'crew' | 'handwritten'>;

/** Every screen behind the staff sign-in, in every state that looks different. */
export const staffSamples: Pick<Samples, StaffName> = {
  'staff-sign-in': {
    'staff-sign-in': { name: 'staff-sign-in', why: 'menu', staffCode: '1001', pinLength: 3, checking: false },
    'staff-sign-in-wrong': {
      name: 'staff-sign-in',
      why: 'review',
      staffCode: '1001',
      pinLength: 0,
      error: 'wrong',
      checking: false,
    },
  },
  'staff-menu': {
    'staff-menu': { name: 'staff-menu', reviews: 2, badges: 1, alerts: [], faces: false },
    'staff-menu-faces': {
      name: 'staff-menu',
      reviews: 2,
      badges: 1,
      alerts: [{ key: 'face.near' }],
      faces: true,
    },
    'staff-menu-offline': {
      name: 'staff-menu',
      reviews: 2,
      badges: 1,
      alerts: [{ key: 'sync.offline' }],
      faces: true,
      link: { state: 'offline', dataAt: instant(Date.parse('2026-11-23T01:12:00Z')), pending: 3 },
    },
  },
  'staff-devices': { 'staff-devices': { name: 'staff-devices', mayConfigure: true } },
  'staff-reviews': { 'staff-reviews': { name: 'staff-reviews', items } },
  'staff-badges': { 'staff-badges': { name: 'staff-badges', items } },
  'staff-review': {
    'staff-review': {
      name: 'staff-review',
      rows,
      document: 'citizen-id',
      expired: false,
      typed: true,
      skipped: [],
      held: false,
    },
    'staff-review-held': {
      name: 'staff-review',
      rows,
      document: 'citizen-id',
      expired: false,
      typed: false,
      skipped: [],
      held: true,
    },
  },
  'staff-reject': { 'staff-reject': { name: 'staff-reject', reasons: rejectReasons } },
  'staff-release': { 'staff-release': { name: 'staff-release', reasons: releaseReasons } },
  'staff-face': {
    'staff-face': { ...compared, pictures: false },
    'staff-face-pictures': { ...compared, pictures: true, check: checked('unsure') },
    'staff-face-match': { ...compared, expired: true, pictures: true, check: checked('match') },
    'staff-face-not-finished': {
      ...compared,
      pictures: false,
      check: { ...checked('not-finished'), why: 'camera-frozen' },
    },
  },
  'staff-face-reason': {
    'staff-face-reason-same': {
      name: 'staff-face-reason',
      verdict: 'same-person',
      reasons: sameReasons,
    },
    'staff-face-reason-not-same': {
      name: 'staff-face-reason',
      verdict: 'not-same-person',
      reasons: differentReasons,
    },
  },
  'staff-faces': { 'staff-faces': { name: 'staff-faces' } },
  crew: {
    crew: { ...crew, direction: 'in' },
    'crew-in': { ...crew, last: { outcome: 'in', maskedName: '李*', badgeNumber: 'A018' }, printing: 2 },
    'crew-already-in': { ...crew, last: { outcome: 'already-in', maskedName: '李*' } },
    'crew-register': {
      ...crew,
      last: { outcome: 'register', maskedName: '欧阳**' },
      unprinted: 3,
      problem: 'out-of-labels',
    },
    'crew-busy-out': { ...crew, direction: 'out', busy: true },
  },
  'staff-skip': { 'staff-skip': { name: 'staff-skip', field: 'phone', reasons: skipReasons } },
  'staff-badge': {
    'staff-badge': { name: 'staff-badge', badgeNumber: 'A017', maskedName: '赵*', problem: 'cover-open' },
  },
  handwritten: { handwritten: { name: 'handwritten', value: 'A0' } },
};
