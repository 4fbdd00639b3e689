import fc from 'fast-check';
import { expect, test } from 'vitest';
import type {
  EnrolmentId,
  HostId,
  NodeId,
  ReservationId,
  StaffId,
  VisitId,
} from '../../domain/kernel/brand.ts';
import { canonicalForm, canonicalJson } from '../../domain/ledger/canonical.ts';
import type { LocalDay } from '../../domain/kernel/time.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { must, startKiosk, type TestKiosk } from '../support/storage-kiosk.ts';
import {
  enrolment,
  fullPolicy,
  guard,
  host,
  monday,
  reservation,
  staffMember,
  system,
  visitor,
  walkIn,
} from '../support/storage-people.ts';

// Few ids, so that acts meet: the same visit saved twice, a reservation used by two, an erased host recorded again.
const n = fc.integer({ min: 1, max: 4 });
type Act = (kiosk: TestKiosk) => unknown;
const act = <T>(
  arbitrary: fc.Arbitrary<T>,
  run: (kiosk: TestKiosk, value: T) => unknown,
): fc.Arbitrary<Act> => arbitrary.map((value) => (kiosk) => run(kiosk, value));
const v = (i: number) => `v${i}` as VisitId;
const r = (i: number) => ({ ...reservation, id: `r${i}` as ReservationId });
const e = (i: number) => ({ ...enrolment, id: `e${i}` as EnrolmentId });

const acts: fc.Arbitrary<Act> = fc.oneof(
  act(
    fc.record({
      i: n,
      wanted: fc.constantFrom('check-in' as const, 'review' as const),
      from: n,
      worker: fc.boolean(),
    }),
    ({ store }, { i, wanted, from, worker }) =>
      store.visits.save(
        walkIn(`v${i}`, {
          wanted,
          ...(worker
            ? { enrolmentId: e(from).id, renewsDay: '2026-11-23' as LocalDay }
            : from < 3 && { reservationId: r(from).id }),
        }),
        fullPolicy,
        visitor,
      ),
  ),
  act(fc.record({ i: n, approved: fc.boolean() }), ({ store }, { i, approved }) =>
    store.visits.review(v(i), {
      decision: approved ? 'approved' : 'rejected',
      by: 'guard-1' as StaffId,
      at: monday,
    }),
  ),
  act(
    fc.record({
      i: n,
      verdict: fc.constantFrom('match' as const, 'unsure' as const, 'not-finished' as const),
      admits: fc.boolean(),
    }),
    ({ store }, { i, verdict, admits }) =>
      store.visits.settleFace(
        v(i),
        { verdict, reference: 'chip', rule: 'raw', attempts: 1 },
        admits,
        visitor,
      ),
  ),
  act(
    fc.record({
      i: n,
      state: fc.constantFrom('sending' as const, 'printed' as const, 'unconfirmed' as const),
    }),
    ({ store }, { i, state }) => store.visits.setBadge(v(i), { state, copy: 1 }, visitor),
  ),
  act(fc.record({ i: n, number: fc.constantFrom('7', '8', 'A001') }), ({ store }, { i, number }) =>
    store.visits.setBadge(v(i), { state: 'handwritten', number }, guard),
  ),
  act(n, ({ store }, i) => store.visits.checkOut(v(i), 'staff', guard)),
  act(fc.record({ i: n, companions: fc.integer({ min: 0, max: 2 }) }), ({ store }, { i, companions }) =>
    store.reservations.record({ ...r(i), companions }, system),
  ),
  act(fc.record({ i: n, company: fc.constantFrom('甲', '乙') }), ({ store }, { i, company }) =>
    store.enrolments.record({ ...e(i), company }, system),
  ),
  act(fc.record({ i: n, name: fc.constantFrom('单雨桐', '王伟') }), ({ store }, { i, name }) =>
    store.hosts.record({ ...host, id: `h${i}` as HostId, name }, system),
  ),
  act(n, ({ store }, i) =>
    store.staff.record({ ...staffMember, id: `s${i}` as StaffId, code: `100${i % 3}` }, system),
  ),
  act(fc.record({ i: n, success: fc.boolean() }), ({ store }, { i, success }) =>
    store.staff.recordAttempt(`100${i}`, success),
  ),
  act(
    fc.record({
      kind: fc.constantFrom('visit:v', 'reservation:r', 'enrolment:e', 'host:h', 'staff:s'),
      i: n,
    }),
    ({ store }, { kind, i }) => store.eraseSubject(`${kind}${i}` as 'visit:v1', 'retention', system),
  ),
  act(fc.integer({ min: -7_200_000, max: 86_400_000 }), ({ clock }, ms) => clock.move(ms)),
  act(fc.constant(0), ({ store }) => store.note({ type: 'help.called', step: 'home' }, visitor)),
);

test('after any sequence of acts the chain verifies and the tables are what the journal says', () => {
  fc.assert(
    fc.property(fc.array(acts, { minLength: 5, maxLength: 40 }), (sequence) => {
      const kiosk = startKiosk();
      try {
        sequence.forEach((run) => run(kiosk));
        expect(kiosk.store.verify().broken).toBeUndefined();
        const before = kiosk.dump();
        must(kiosk.store.rebuildProjections());
        expect(kiosk.dump()).toEqual(before);
      } finally {
        kiosk.close();
      }
    }),
    { numRuns: 60 },
  );
});

test('events that differ in any column differ in their canonical form', () => {
  const unhashed = fc.record({
    node: fc.string().map((text) => text as NodeId),
    seq: fc.nat(),
    at: fc.string(),
    type: fc.string(),
    subject: fc.string(),
    actor: fc.string(),
    data: fc.string(),
    sealed: fc.uint8Array(),
    prevHash: fc.string(),
  });
  fc.assert(
    fc.property(unhashed, unhashed, (a, b) => {
      const same =
        canonicalJson({ ...a, sealed: [...a.sealed] }) === canonicalJson({ ...b, sealed: [...b.sealed] });
      expect(canonicalForm(a, sha256) === canonicalForm(b, sha256)).toBe(same);
    }),
  );
});

test('canonical JSON reads back as what it was made from', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
