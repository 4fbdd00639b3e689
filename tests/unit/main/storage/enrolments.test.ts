import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import type { Enrolment } from '../../../../domain/visit/records.ts';
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

const today = '2026-11-23' as LocalDay;
const record = (change: Partial<Enrolment> = {}) =>
  must(kiosk.store.enrolments.record({ ...enrolment, ...change }, system));
const stored = () => kiosk.store.enrolments.byId(enrolment.id);
const renewing = (id: string, change = {}) =>
  walkIn(id, { route: 'enrolled', enrolmentId: enrolment.id, renewsDay: today, ...change });

test('an enrolment is found from its first day to its last', () => {
  record();
  const on = (day: string) => kiosk.store.enrolments.find(enrolment.idNumber, day as LocalDay)?.id;
  expect(on('2026-10-31')).toBeUndefined();
  expect(on('2026-11-01')).toBe('e-1');
  expect(on('2026-12-31')).toBe('e-1');
  expect(on('2027-01-01')).toBeUndefined();
});

test('a visit renews the day and remembers the notice agreed to', () => {
  record();
  must(kiosk.store.visits.save(renewing('v1'), fullPolicy, visitor));
  expect(stored()).toEqual({ ...enrolment, renewedOn: today, noticeVersion: 'n3' });
});

test('a worker who waits for the guard renews when let in, not before', () => {
  record();
  const visit = must(kiosk.store.visits.save(renewing('v1', { wanted: 'review' }), fullPolicy, visitor));
  expect(stored()?.renewedOn).toBeUndefined();
  must(
    kiosk.store.visits.review(visit.id, {
      decision: 'approved',
      by: guard.kind === 'staff' ? guard.staffId : ('' as never),
      at: monday,
    }),
  );
  expect(stored()?.renewedOn).toBe(today);
});

// A demo site records its people at every start; a renewal of this morning must survive the restart at noon.
test('recording the enrolment again does not undo what happened at the kiosk', () => {
  record({ noticeVersion: 'n1', renewedOn: '2026-11-20' as LocalDay });
  must(kiosk.store.visits.save(renewing('v1'), fullPolicy, visitor));
  const events = kiosk.events().length;
  record({ noticeVersion: 'n1', renewedOn: '2026-11-20' as LocalDay });
  expect(kiosk.events()).toHaveLength(events);
  record({ company: '新示例' });
  expect(stored()).toMatchObject({ company: '新示例', renewedOn: today, noticeVersion: 'n3' });
});

test('the events of a visit do not say which enrolment it used', () => {
  record();
  must(kiosk.store.visits.save(renewing('v1'), fullPolicy, visitor));
  const ofVisit = kiosk.events().filter(({ subject }) => subject === 'visit:v1');
  expect(JSON.stringify(ofVisit)).not.toContain('e-1');
});

test('an enrolment that is not valid today is told from none', () => {
  record();
  const { enrolments } = kiosk.store;
  expect(enrolments.isKnown(enrolment.idNumber)).toBe(true);
  expect(enrolments.isKnown('310101190006151243')).toBe(false);
  expect(enrolments.find(enrolment.idNumber, '2027-01-01' as LocalDay)).toBeUndefined();
});
