import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EnrolmentId, HostId, PassId, StaffId, VisitId } from '../../../../domain/kernel/brand.ts';
import { after, hours, type LocalDay } from '../../../../domain/kernel/time.ts';
import { subjectOf, type Subject } from '../../../../domain/ledger/event.ts';
import { must, startKiosk, temporaryDir, type TestKiosk } from '../../../support/storage-kiosk.ts';
import { everything, startServer, type TestServer } from '../../../support/storage-server.ts';
import {
  enrolment,
  fullPolicy,
  guard,
  host,
  lin,
  monday,
  reservation,
  staffMember,
  system,
  visitor,
  walkIn,
} from '../../../support/storage-people.ts';

let kiosk: TestKiosk;
let other: TestKiosk;
let server: TestServer;
beforeEach(() => {
  kiosk = startKiosk();
  other = startKiosk(temporaryDir(), 'k2');
  server = startServer();
});
afterEach(() => {
  kiosk.close();
  other.close();
});

const v1 = 'v1' as VisitId;
const handheld = { kind: 'staff', staffId: 'guard-2' as StaffId } as const;
const hear = () => must(kiosk.store.sync.applyRemote(server.told()));
const tell = (from: TestKiosk, to: TestKiosk) =>
  must(to.store.sync.applyRemote({ ...from.store.sync.outgoing(0, everything), cursor: '' }));
const wait = (id = 'v1') =>
  must(kiosk.store.visits.save(walkIn(id, { wanted: 'review' }), fullPolicy, visitor));
const decide = (decision: 'approved' | 'rejected', id = 'v1') => {
  server.append('visit.reviewed', subjectOf('visit', id), handheld, {
    ...{ decision, by: 'guard-2', decidedAt: monday },
    ...(decision === 'rejected' && { reason: 'not-expected' }),
  });
  hear();
};
const count = (type: string) => kiosk.events().filter((event) => event.type === type).length;

test('approved on a handheld: the kiosk checks the visitor in once, by the guard who decided', () => {
  wait();
  decide('approved');
  const visit = must(kiosk.store.visits.settleReviewed(v1));
  expect(visit).toMatchObject({ state: 'inside', checkedInAt: monday });
  expect(must(kiosk.store.visits.settleReviewed(v1))).toEqual(visit);
  expect(must(kiosk.store.visits.settleAllReviewed())).toBe(0);
  expect(count('visit.checked-in')).toBe(1);
  expect(kiosk.events().find(({ type }) => type === 'visit.checked-in')?.actor).toBe('staff:guard-2');
  expect(kiosk.store.visits.badgesToPrint()).toHaveLength(1);
});

test('approved, and the power went: the next start checks them in', () => {
  wait();
  wait('v2');
  decide('approved');
  decide('rejected', 'v2');
  expect(must(kiosk.store.visits.settleAllReviewed())).toBe(1);
  expect(kiosk.store.visits.byId(v1)?.checkedInAt).toBe(monday);
  expect(kiosk.store.visits.byId('v2' as VisitId)?.state).toBe('rejected');
});

test('approved here and on a handheld: one check-in, and the guard here is told of no fault', () => {
  wait();
  decide('approved');
  const here = { decision: 'approved', by: 'guard-1' as StaffId, at: monday } as const;
  expect(must(kiosk.store.visits.review(v1, here))).toMatchObject({ state: 'inside', checkedInAt: monday });
  expect(count('visit.checked-in')).toBe(1);
  expect(kiosk.store.visits.review(v1, { ...here, decision: 'rejected', reason: 'other' }).ok).toBe(false);
});

test('the guard who was first decides, although the kiosk hears of it later', () => {
  wait();
  server.clock.move(-60_000);
  must(
    kiosk.store.visits.review(v1, {
      decision: 'rejected',
      by: 'guard-1' as StaffId,
      at: monday,
      reason: 'other',
    }),
  );
  decide('approved');
  expect(kiosk.store.visits.byId(v1)?.state).toBe('inside');
});

test('whoever was let in is inside, although a guard elsewhere said no before', () => {
  wait();
  server.clock.move(-60_000);
  must(kiosk.store.visits.review(v1, { decision: 'approved', by: 'guard-1' as StaffId, at: monday }));
  decide('rejected');
  expect(kiosk.store.visits.insideByIdNumber(lin.idNumber)?.id).toBe(v1);
});

test('a visitor of another kiosk is known, leaves here, and is neither reviewed nor printed here', () => {
  must(other.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  must(other.store.visits.save(walkIn('v2', { wanted: 'review' }), fullPolicy, visitor));
  tell(other, kiosk);
  expect(kiosk.store.visits.insideByIdNumber(lin.idNumber)).toMatchObject({ id: 'v1', name: lin.name });
  expect(kiosk.store.visits.awaitingReview()).toEqual([]);
  expect(kiosk.store.visits.badgesToPrint()).toEqual([]);
  expect(must(kiosk.store.visits.settleAllReviewed())).toBe(0);

  kiosk.clock.move(hours(1));
  must(kiosk.store.visits.checkOut(v1, 'card', visitor));
  tell(kiosk, other);
  expect(other.store.visits.byId(v1)).toMatchObject({ state: 'left', checkedOutAt: monday + hours(1) });
});

test('of two check-outs the first counts, on both kiosks', () => {
  must(other.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  tell(other, kiosk);
  kiosk.clock.move(hours(2));
  other.clock.move(hours(1));
  must(kiosk.store.visits.checkOut(v1, 'card', visitor));
  must(other.store.visits.checkOut(v1, 'badge', visitor));
  tell(kiosk, other);
  tell(other, kiosk);
  for (const one of [kiosk, other]) expect(one.store.visits.byId(v1)?.checkedOutAt).toBe(monday + hours(1));
});

test('a badge written by hand at another kiosk is known by its number', () => {
  must(other.store.visits.save(walkIn('v1'), fullPolicy, visitor));
  tell(other, kiosk);
  must(kiosk.store.visits.setBadge(v1, { state: 'handwritten', number: 'B7' }, guard));
  tell(kiosk, other);
  for (const one of [kiosk, other]) expect(one.store.visits.insideByBadge('b7')?.badgeNumber).toBe('B7');
});

test.each(['cancelled', 'expired', 'used'] as const)(
  'a reservation that was %s elsewhere is found no more',
  (how) => {
    must(kiosk.store.reservations.record(reservation, system));
    const window = { now: reservation.from, earlyMs: 0, lateMs: 0 };
    expect(kiosk.store.reservations.isOpen(reservation.id)).toBe(true);
    const subject = subjectOf('reservation', reservation.id);
    // Although that node's clock is an hour behind the record's.
    server.clock.move(-hours(1));
    if (how === 'cancelled') server.append('reservation.cancelled', subject, system, { by: 'host' });
    else server.append(`reservation.${how}`, subject, system, {});
    hear();
    expect(kiosk.store.reservations.find({ idNumber: lin.idNumber }, window)).toBeUndefined();
    expect(kiosk.store.reservations.isOpen(reservation.id)).toBe(false);
    must(kiosk.store.reservations.record({ ...reservation, companions: 1 }, system));
    expect(kiosk.store.reservations.find({ idNumber: lin.idNumber }, window)).toBeUndefined();
  },
);

test('a reservation that its visitor changed is found again once it is agreed to anew, at its new time', () => {
  const subject = subjectOf('reservation', reservation.id);
  const { category, companions, purpose } = reservation;
  const agree = (made: typeof reservation) =>
    server.append(
      'reservation.recorded',
      subject,
      system,
      { category, companions, from: made.from, until: made.until },
      made,
    );
  const found = (made: typeof reservation) =>
    kiosk.store.reservations.find({ idNumber: lin.idNumber }, { now: made.from, earlyMs: 0, lateMs: 0 });
  agree(reservation);
  hear();
  expect(found(reservation)).toBeDefined();

  const [from, until] = [reservation.from, reservation.until].map((at) => after(at, hours(24)));
  if (from === undefined || until === undefined) throw new Error('a visit has two ends');
  const later = { ...reservation, from, until };
  const request = { visitor: { name: lin.name }, hostId: host.id, purpose, from, until };
  const change = { from, until, companions, answerBy: from };
  server.append('reservation.changed', subject, visitor, change, { ...request, language: 'zh-CN' });
  hear();
  expect(found(reservation)).toBeUndefined();
  expect(kiosk.store.reservations.isOpen(reservation.id)).toBe(false);
  agree(later);
  hear();
  expect(found(reservation)).toBeUndefined();
  expect(found(later)).toEqual(later);
});

test('an enrolment that was ended elsewhere opens nothing', () => {
  must(kiosk.store.enrolments.record(enrolment, system));
  server.append('enrolment.ended', subjectOf('enrolment', enrolment.id), system, { reason: 'contract' });
  hear();
  const day = '2026-11-23' as LocalDay;
  expect(kiosk.store.enrolments.find(enrolment.idNumber, day)).toBeUndefined();
  expect(kiosk.store.enrolments.isValid(enrolment.id, day)).toBe(false);
});

test('a host who retired is offered no more, and one who came back is', () => {
  server.append('host.recorded', subjectOf('host', host.id), system, {}, host);
  hear();
  expect(kiosk.store.hosts.search('单雨桐', 5)).toHaveLength(1);
  server.append('host.retired', subjectOf('host', host.id), system, {});
  hear();
  expect(kiosk.store.hosts.search('单雨桐', 5)).toEqual([]);
  server.append('host.recorded', subjectOf('host', host.id), system, {}, host);
  hear();
  expect(kiosk.store.hosts.search('单雨桐', 5)).toHaveLength(1);
});

test('staff of the site sign in here unless they retired; hosts and inspectors never do', () => {
  const { id, role, ...details } = staffMember;
  server.append('staff.recorded', subjectOf('staff', id), system, { role }, details);
  server.append('staff.recorded', 'staff:h1', system, { role: 'host' }, { ...details, code: '2002' });
  server.append(
    'staff.recorded',
    'staff:x1',
    system,
    { role: 'guard' },
    { ...details, code: '', pinHash: '' },
  );
  hear();
  expect(kiosk.store.staff.byCode('1001')).toEqual(staffMember);
  expect(kiosk.store.staff.byCode('2002')).toBeUndefined();
  expect(kiosk.store.staff.byCode('')).toBeUndefined();
  server.append('staff.retired', subjectOf('staff', id), system, {});
  hear();
  expect(kiosk.store.staff.byCode('1001')).toBeUndefined();
});

test('a code that the site gave to somebody else stays with whoever signed in here with it', () => {
  must(kiosk.store.staff.record({ ...staffMember, id: 'z9' as StaffId }, system));
  const { id, role, ...details } = staffMember;
  server.append('staff.recorded', subjectOf('staff', id), system, { role }, { ...details, name: '另一位' });
  hear();
  expect(kiosk.store.staff.byCode('1001')?.id).toBe('z9');
});

test('failed sign-ins at another kiosk lock nobody out here', () => {
  must(other.store.staff.record(staffMember, system));
  for (let i = 0; i < 6; i += 1) must(other.store.staff.recordAttempt('1001', false));
  tell(other, kiosk);
  expect(kiosk.store.staff.attempts('1001')).toEqual({ failures: 0 });
});

const p1 = 'c0ffee00-0000-4000-8000-000000000001' as PassId;
function issue(opens: Subject): void {
  const times = { from: reservation.from, until: reservation.until };
  server.append('pass.issued', subjectOf('pass', p1), system, { ...times, keyId: 'k00000000' }, { opens });
  hear();
}

test('a pass is known by what it opens, is counted when used, and is revoked also where it was never heard of', () => {
  expect(kiosk.store.passes.byId(p1)).toBeUndefined();
  issue(subjectOf('reservation', reservation.id));
  expect(kiosk.store.passes.byId(p1)).toEqual({ opens: 'reservation:r-1' });
  must(kiosk.store.visits.save(walkIn('v1', { passId: p1 }), fullPolicy, visitor));
  expect(kiosk.store.passes.usesOf(p1)).toBe(1);
  server.append('pass.revoked', 'pass:never-issued', system, { reason: 'lost' });
  hear();
  expect(kiosk.store.passes.isRevoked('never-issued' as PassId)).toBe(true);
  expect(kiosk.store.passes.isRevoked(p1)).toBe(false);
});

test('an erased pass opens nothing', () => {
  issue(subjectOf('reservation', reservation.id));
  server.append('subject.erased', subjectOf('pass', p1), system, { reason: 'retention' });
  hear();
  expect(kiosk.store.passes.byId(p1)).toBeUndefined();
});

test('whoever came with a reservation or an enrolment is found by it while inside, and not after', () => {
  must(kiosk.store.reservations.record(reservation, system));
  must(kiosk.store.enrolments.record({ ...enrolment, id: 'e9' as EnrolmentId }, system));
  must(kiosk.store.visits.save(walkIn('v1', { reservationId: reservation.id }), fullPolicy, visitor));
  must(kiosk.store.visits.save(walkIn('v2', { enrolmentId: 'e9' as EnrolmentId }), fullPolicy, visitor));
  expect(kiosk.store.visits.insideBySubject('reservation:r-1')?.id).toBe('v1');
  expect(kiosk.store.visits.insideBySubject('enrolment:e9')?.id).toBe('v2');
  must(kiosk.store.visits.checkOut(v1, 'pass', visitor));
  expect(kiosk.store.visits.insideBySubject('reservation:r-1')).toBeUndefined();
  expect(JSON.stringify(kiosk.dump()['visit'])).not.toContain('reservation:r-1');
});

test('repeated news changes nothing', () => {
  wait();
  decide('approved');
  must(kiosk.store.hosts.record({ ...host, id: 'h9' as HostId }, system));
  const before = kiosk.dump();
  hear();
  hear();
  expect(kiosk.dump()).toEqual(before);
});
