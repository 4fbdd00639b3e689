import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FaceCheck } from '../../../../domain/face/vocabulary.ts';
import type { StaffId, VisitId } from '../../../../domain/kernel/brand.ts';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import type { FaceConsent } from '../../../../domain/visit/records.ts';
import type { NotedFact } from '../../../../main/storage/store.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import {
  enrolment,
  fullPolicy,
  guard,
  monday,
  system,
  visitor,
  walkIn,
} from '../../../support/storage-people.ts';

let kiosk: TestKiosk;
beforeEach(() => {
  kiosk = startKiosk();
});
afterEach(() => kiosk.close());

const v1 = 'v1' as VisitId;
const match: FaceCheck = { verdict: 'match', reference: 'chip', rule: 'raw', attempts: 1 };
const unsure: FaceCheck = { ...match, verdict: 'unsure', attempts: 2 };
const notFinished: FaceCheck = { ...match, verdict: 'not-finished', why: 'time-out' };
const faceConsent: FaceConsent = { noticeVersion: 'f2', at: monday, guardian: true, language: 'en' };
const refused = { ok: false, error: { kind: 'not-allowed' } };

const save = (change = {}) =>
  must(
    kiosk.store.visits.save(walkIn('v1', { wanted: 'review', faceConsent, ...change }), fullPolicy, visitor),
  );
const settle = (check: FaceCheck, admits: boolean) =>
  kiosk.store.visits.settleFace(v1, check, admits, visitor);
const types = () => kiosk.events().map(({ type }) => type);
const dataOf = (type: string): unknown =>
  JSON.parse(kiosk.events().findLast((event) => event.type === type)?.data ?? 'null');

test('consent to the face check is evidence of its own, and so is choosing a person', () => {
  save();
  must(kiosk.store.visits.save(walkIn('v2', { faceDeclined: true }), fullPolicy, visitor));
  expect(dataOf('face.consented')).toEqual({
    time: monday,
    noticeVersion: 'f2',
    givenAt: monday,
    guardian: true,
    language: 'en',
  });
  expect(dataOf('face.declined')).toEqual({ time: monday });
  const ofType = (type: string) => kiosk.events().filter((event) => event.type === type);
  expect(ofType('face.consented').map(({ subject }) => subject)).toEqual(['visit:v1']);
  expect(ofType('face.declined').map(({ subject }) => subject)).toEqual(['visit:v2']);
});

test('a visit without a word about faces leaves no fact about faces', () => {
  must(kiosk.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  expect(types().filter((type) => type.startsWith('face.'))).toEqual([]);
});

test('a match lets the visitor in where nothing else is left to decide', () => {
  save();
  kiosk.clock.move(20_000);
  const visit = must(settle(match, true));
  expect(visit).toMatchObject({ state: 'inside', checkedInAt: monday + 20_000, faceCheck: match });
  expect(kiosk.store.visits.awaitingReview()).toEqual([]);
  expect(kiosk.store.visits.insideByBadge(visit.badgeCode)?.id).toBe('v1');
  expect(kiosk.events().slice(-2)).toMatchObject([
    { type: 'face.checked', actor: 'visitor' },
    { type: 'visit.checked-in', actor: 'visitor' },
  ]);
  expect(dataOf('face.checked')).toEqual({ time: monday + 20_000, ...match });
  expect(dataOf('visit.checked-in')).toEqual({ time: monday + 20_000, by: 'camera' });
});

test('whom the camera let in has a badge, leaves, and is the same after a rebuild', () => {
  save();
  must(settle(match, true));
  must(kiosk.store.visits.setBadge(v1, { state: 'printed', copy: 1 }, visitor));
  const left = must(kiosk.store.visits.checkOut(v1, 'card', visitor));
  expect(left).toMatchObject({ state: 'left', badge: 'printed', faceCheck: match });
  const before = kiosk.dump();
  must(kiosk.store.rebuildProjections());
  expect(kiosk.dump()).toEqual(before);
  expect(kiosk.store.visits.byId(v1)).toEqual(left);
});

test('a worker whom the camera lets in has renewed', () => {
  must(kiosk.store.enrolments.record(enrolment, system));
  save({ route: 'enrolled', enrolmentId: enrolment.id, renewsDay: '2026-11-23' as LocalDay });
  must(settle(match, true));
  expect(kiosk.store.enrolments.byId(enrolment.id)).toMatchObject({ renewedOn: '2026-11-23' });
});

test.each([unsure, notFinished, { ...match, verdict: 'no-match' } as const])(
  '$verdict leaves the visitor to a guard, and lets nobody in whoever asks for it',
  (check) => {
    save();
    expect(settle(check, true)).toMatchObject(refused);
    expect(types()).not.toContain('face.checked');
    expect(must(settle(check, false))).toMatchObject({ state: 'awaiting-review', faceCheck: check });
    expect(kiosk.store.visits.awaitingReview()).toMatchObject([{ id: 'v1', faceCheck: check }]);
  },
);

test('a guard decides after the camera, with a reason', () => {
  save();
  must(settle(unsure, false));
  const by = 'guard-1' as StaffId;
  const face = {
    path: 'camera',
    verdict: 'same-person',
    by,
    at: monday,
    reason: 'glasses-or-hair',
  } as const;
  const visit = must(kiosk.store.visits.review(v1, { decision: 'approved', by, at: monday, face }));
  expect(visit).toMatchObject({ state: 'inside', faceCheck: unsure });
  expect(dataOf('face.decided')).toMatchObject({ path: 'camera', reason: 'glasses-or-hair' });
});

test('settling again is settling once', () => {
  save();
  const first = must(settle(match, true));
  kiosk.clock.move(1_000);
  expect(must(settle(match, true))).toEqual(first);
  expect(types().filter((type) => type === 'face.checked')).toHaveLength(1);
});

// Otherwise whoever was no match would only have to be asked again.
test('what was settled is not settled another way, nor made to let somebody in later', () => {
  save();
  must(settle(match, false));
  expect(settle(unsure, false)).toMatchObject(refused);
  expect(settle(match, true)).toMatchObject(refused);
  expect(kiosk.store.visits.byId(v1)).toMatchObject({ state: 'awaiting-review', faceCheck: match });
});

test('nobody is let in twice, after a rejection, or without having come', () => {
  expect(settle(match, true)).toMatchObject(refused);
  save();
  must(
    kiosk.store.visits.review(v1, {
      decision: 'rejected',
      by: 'guard-1' as StaffId,
      at: monday,
      reason: 'not-expected',
    }),
  );
  expect(settle(match, true)).toMatchObject(refused);
  expect(kiosk.store.visits.byId(v1)?.state).toBe('rejected');
  must(kiosk.store.visits.save(walkIn('v2'), fullPolicy, visitor));
  expect(kiosk.store.visits.settleFace('v2' as VisitId, match, true, guard)).toMatchObject(refused);
});

test('the journal takes no distance, no picture and no template beside the verdict', () => {
  save();
  for (const more of [{ distance: 0.31 }, { picture: '/9j/4AAQ' }, { template: [0.5] }])
    expect(settle({ ...match, ...more }, true)).toMatchObject(refused);
  expect(types()).not.toContain('face.checked');
});

const configured = (impactAssessment: string): NotedFact => ({
  type: 'face.configured',
  enabled: impactAssessment !== '',
  impactAssessment,
  rule: 'raw',
});

test.each(['', 'PIA-2026-004', '网信备〔2026〕第 12 号（甲）', '沪公网安备 31010102000001'])(
  'faces are switched on and off under the number %j',
  (number) => {
    must(kiosk.store.note(configured(number), system));
    expect(kiosk.events()).toMatchObject([{ type: 'face.configured', subject: 'node:k1' }]);
    expect(dataOf('face.configured')).toMatchObject({ impactAssessment: number, rule: 'raw' });
  },
);

test.each(['PIA\n2026', 'x'.repeat(81), 'PIA\u202e2026'])('%j is no number of a filing', (number) => {
  expect(kiosk.store.note(configured(number), system)).toMatchObject(refused);
});
