import fc from 'fast-check';
import { expect, test } from 'vitest';
import type {
  EnrolmentId,
  HostId,
  PassId,
  ReservationId,
  StaffId,
  VisitId,
} from '../../domain/kernel/brand.ts';
import type { LocalDay } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { RemoteBatch } from '../../main/storage/sync/sync-store.ts';
import { must, startKiosk, temporaryDir, type TestKiosk } from '../support/storage-kiosk.ts';
import { everything, startServer, type TestServer } from '../support/storage-server.ts';
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
} from '../support/storage-people.ts';

interface Site {
  readonly kiosks: readonly TestKiosk[];
  readonly server: TestServer;
}
type Act = (site: Site) => unknown;

const person = { kind: 'staff', staffId: 'guard-1' as StaffId } as const;
const n = fc.integer({ min: 1, max: 3 });
const two = fc.integer({ min: 0, max: 1 });
const on = <T extends object>(
  members: { [K in keyof T]: fc.Arbitrary<T[K]> },
  run: (kiosk: TestKiosk, value: T) => unknown,
): fc.Arbitrary<Act> =>
  fc.record({ k: two, ...members }).map((drawn) => ({ kiosks }) => {
    const { k, ...value } = drawn as unknown as T & { k: number };
    const kiosk = kiosks[k];
    return kiosk && run(kiosk, value as unknown as T);
  });
const byServer = <T>(
  drawn: fc.Arbitrary<T>,
  run: (server: TestServer, value: T) => unknown,
): fc.Arbitrary<Act> =>
  drawn.map(
    (value) =>
      ({ server }) =>
        run(server, value),
  );

const told = ({ store }: TestKiosk): RemoteBatch => ({ ...store.sync.outgoing(0, everything), cursor: '' });
const tell = (kiosk: TestKiosk, ...batches: readonly RemoteBatch[]): void => {
  for (const batch of batches) must(kiosk.store.sync.applyRemote(batch));
};

/** Visits of two kiosks, acted upon by each, and records that several nodes keep. Refused acts are part of it. */
const acts: fc.Arbitrary<Act> = fc.oneof(
  on(
    { i: n, wanted: fc.constantFrom('check-in' as const, 'review' as const), from: n, pass: fc.boolean() },
    (kiosk, v) =>
      kiosk.store.visits.save(
        walkIn(`${kiosk.store.node}-v${v.i}`, {
          wanted: v.wanted,
          ...(v.from === 1 && { reservationId: 'r1' as ReservationId }),
          ...(v.from === 2 && { enrolmentId: 'e1' as EnrolmentId, renewsDay: '2026-11-23' as LocalDay }),
          ...(v.pass && { passId: 'p1' as PassId }),
        }),
        fullPolicy,
        visitor,
      ),
  ),
  on({ of: two, i: n, approved: fc.boolean() }, (kiosk, v) =>
    kiosk.store.visits.review(`k${v.of + 1}-v${v.i}` as VisitId, {
      ...{ decision: v.approved ? 'approved' : 'rejected', by: 'guard-1' as StaffId, at: monday },
      reason: 'other',
    }),
  ),
  on({ of: two, i: n }, (kiosk, v) =>
    kiosk.store.visits.checkOut(`k${v.of + 1}-v${v.i}` as VisitId, 'card', visitor),
  ),
  on({ of: two, i: n }, (kiosk, v) => kiosk.store.visits.settleReviewed(`k${v.of + 1}-v${v.i}` as VisitId)),
  on({ i: n, state: fc.constantFrom('printed' as const, 'unconfirmed' as const) }, (kiosk, v) =>
    kiosk.store.visits.setBadge(
      `${kiosk.store.node}-v${v.i}` as VisitId,
      { state: v.state, copy: 1 },
      visitor,
    ),
  ),
  on({ of: two, i: n }, (kiosk, v) =>
    kiosk.store.visits.setBadge(
      `k${v.of + 1}-v${v.i}` as VisitId,
      { state: 'handwritten', number: 'B7' },
      guard,
    ),
  ),
  on({ companions: n }, (kiosk, v) =>
    kiosk.store.reservations.record(
      { ...reservation, id: 'r1' as ReservationId, companions: v.companions },
      system,
    ),
  ),
  on({ company: fc.constantFrom('甲', '乙') }, (kiosk, v) =>
    kiosk.store.enrolments.record({ ...enrolment, id: 'e1' as EnrolmentId, company: v.company }, system),
  ),
  on({ i: n }, (kiosk, v) => kiosk.store.hosts.record({ ...host, id: `h${v.i}` as HostId }, system)),
  on({ i: n }, (kiosk, v) =>
    kiosk.store.staff.record({ ...staffMember, id: `s${v.i}` as StaffId, code: '1001' }, system),
  ),
  on({ of: two, i: n }, (kiosk, v) =>
    kiosk.store.eraseSubject(subjectOf('visit', `k${v.of + 1}-v${v.i}`), 'retention', system),
  ),
  on(
    { kind: fc.constantFrom('reservation:r1', 'enrolment:e1', 'host:h1', 'pass:p1', 'watchlist:w1') },
    (kiosk, v) => kiosk.store.eraseSubject(v.kind as 'pass:p1', 'withdrawal', system),
  ),
  byServer(fc.constantFrom('cancelled' as const, 'expired' as const), (server, how) =>
    how === 'cancelled'
      ? server.append('reservation.cancelled', 'reservation:r1', system, { by: 'host' })
      : server.append('reservation.expired', 'reservation:r1', system, {}),
  ),
  byServer(n, (server, companions) => {
    const { category, from, until } = reservation;
    const made = { ...reservation, id: 'r1' as ReservationId, companions };
    server.append(
      'reservation.recorded',
      'reservation:r1',
      system,
      { category, from, until, companions },
      made,
    );
  }),
  byServer(n, (server, companions) => {
    const { from, until, purpose } = reservation;
    server.append(
      'reservation.changed',
      'reservation:r1',
      visitor,
      { from, until, companions, answerBy: from },
      { visitor: { name: lin.name }, hostId: host.id, purpose, from, until, language: 'zh-CN' },
    );
  }),
  byServer(
    fc.record({ of: two, i: n, decision: fc.constantFrom('approved' as const, 'rejected' as const) }),
    (server, v) =>
      server.append('visit.reviewed', subjectOf('visit', `k${v.of + 1}-v${v.i}`), person, {
        ...{ decision: v.decision, by: 'guard-2', decidedAt: monday, reason: 'other' },
      }),
  ),
  byServer(
    fc.record({ of: two, i: n, by: fc.constantFrom('watchlist' as const, 'verifier' as const) }),
    (server, v) =>
      server.append('visit.held', subjectOf('visit', `k${v.of + 1}-v${v.i}`), system, { by: v.by }),
  ),
  byServer(fc.record({ of: two, i: n }), (server, v) =>
    server.append('visit.checked-out', subjectOf('visit', `k${v.of + 1}-v${v.i}`), person, {
      means: 'console',
    }),
  ),
  byServer(fc.constantFrom('listed', 'ended'), (server, what) =>
    what === 'ended'
      ? server.append('watchlist.ended', 'watchlist:w1', system, { reason: 'review' })
      : server.append(
          'watchlist.listed',
          'watchlist:w1',
          system,
          { until: '2026-12-31' as LocalDay },
          {
            tokens: [server.tokens.idNumber(lin.idNumber), server.tokens.phone(lin.phone)],
          },
        ),
  ),
  byServer(fc.constantFrom('issued', 'revoked', 'used'), (server, what) => {
    if (what === 'revoked') return server.append('pass.revoked', 'pass:p1', system, { reason: 'lost' });
    if (what === 'used') return server.append('pass.used', 'pass:p1', system, {});
    const times = { from: reservation.from, until: reservation.until };
    return server.append(
      'pass.issued',
      'pass:p1',
      system,
      { ...times, keyId: 'k00000000' },
      { opens: 'reservation:r1' },
    );
  }),
  byServer(fc.constantFrom('host', 'staff', 'enrolment', 'renewed', 'consented'), (server, what) => {
    if (what === 'host') return server.append('host.retired', 'host:h1', system, {});
    if (what === 'staff') return server.append('staff.retired', 'staff:s1', system, {});
    if (what === 'renewed')
      return server.append('enrolment.renewed', 'enrolment:e1', system, { day: '2026-11-22' as LocalDay });
    if (what === 'consented')
      return server.append('enrolment.consented', 'enrolment:e1', system, { noticeVersion: 'n4' });
    return server.append('enrolment.ended', 'enrolment:e1', system, { reason: 'left' });
  }),
  // Clocks are set back and forth, each on its own.
  fc
    .record({ who: fc.integer({ min: 0, max: 2 }), ms: fc.integer({ min: -86_400_000, max: 86_400_000 }) })
    .map(
      ({ who, ms }): Act =>
        ({ kiosks, server }) =>
          (kiosks[who] ?? server).clock.move(ms),
    ),
  // News travels, in one direction, some of it twice.
  fc
    .record({ from: fc.integer({ min: 0, max: 2 }), to: two })
    .map(({ from, to }): Act => ({ kiosks, server }) => {
      const [teller, listener] = [kiosks[from], kiosks[to]];
      if (listener && listener !== teller) tell(listener, teller ? told(teller) : server.told());
    }),
);

/** The same news in another order, in pieces, some of them twice. Keys travel on their own. */
function shuffled(all: RemoteBatch, seed: readonly number[]): readonly RemoteBatch[] {
  const pieces: RemoteBatch[] = [
    ...all.events.map((event) => ({ events: [event], keys: [], cursor: '' })),
    ...all.keys.map((key) => ({ events: [], keys: [key], cursor: '' })),
  ];
  const at = (i: number) => seed[i % seed.length] ?? 0;
  for (let i = pieces.length - 1; i > 0; i -= 1) {
    const j = (at(i) + i * 7) % (i + 1);
    [pieces[i], pieces[j]] = [pieces[j] as RemoteBatch, pieces[i] as RemoteBatch];
  }
  return [...pieces, ...pieces.filter((_, i) => at(i) % 3 === 0)];
}

/** Sign-ins and upkeep are each kiosk's own. */
function sharedTables(kiosk: TestKiosk): Readonly<Record<string, readonly unknown[]>> {
  const { sign_in_attempt: _own, maintenance: _too, ...shared } = kiosk.dump();
  return shared;
}

test('whatever the order in which the news of all nodes arrives, every kiosk ends with the same tables', () => {
  let visits = 0;
  fc.assert(
    fc.property(
      fc.array(acts, { minLength: 10, maxLength: 60, size: 'max' }),
      fc.array(fc.nat(10_000), { minLength: 20, maxLength: 20 }),
      (sequence, seed) => {
        const kiosks = [startKiosk(), startKiosk(temporaryDir(), 'k2')];
        const watchers = [startKiosk(temporaryDir(), 'k8'), startKiosk(temporaryDir(), 'k9')] as const;
        const server = startServer();
        try {
          for (const act of sequence) act({ kiosks, server });
          const stories = [...kiosks.map(told), server.told()];
          const all: RemoteBatch = {
            events: stories.flatMap(({ events }) => events),
            keys: stories.flatMap(({ keys }) => keys),
            cursor: '',
          };
          tell(watchers[0], all);
          tell(watchers[1], ...shuffled(all, seed));
          for (const kiosk of kiosks) tell(kiosk, ...shuffled(all, seed));

          const expected = sharedTables(watchers[0]);
          for (const kiosk of [watchers[1], ...kiosks]) expect(sharedTables(kiosk)).toEqual(expected);
          for (const kiosk of [...watchers, ...kiosks]) {
            const before = kiosk.dump();
            must(kiosk.store.rebuildProjections());
            expect(kiosk.dump()).toEqual(before);
            expect(kiosk.store.verify().broken).toBeUndefined();
          }
          visits += expected['visit']?.length ?? 0;
        } finally {
          for (const kiosk of [...kiosks, ...watchers]) kiosk.close();
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(visits).toBeGreaterThan(10);
});
