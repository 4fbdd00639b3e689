import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StaffId, VisitId } from '../../../../domain/kernel/brand.ts';
import type { LocalDay } from '../../../../domain/kernel/time.ts';
import type { FaceCheck } from '../../../../domain/face/vocabulary.ts';
import type { VisitRequest } from '../../../../domain/visit/records.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import { startServer, type TestServer } from '../../../support/storage-server.ts';
import {
  enrolment,
  fullPolicy,
  lin,
  monday,
  policyOf,
  reservation,
  system,
  visitor,
  walkIn,
} from '../../../support/storage-people.ts';

let kiosk: TestKiosk;
let server: TestServer;
beforeEach(() => {
  kiosk = startKiosk();
  server = startServer();
});
afterEach(() => kiosk.close());

const v1 = 'v1' as VisitId;
const approve = { decision: 'approved', by: 'guard-1' as StaffId, at: monday } as const;
const match: FaceCheck = { verdict: 'match', reference: 'chip', rule: 'raw', attempts: 1 };

/** The server lists somebody, and the kiosk hears of it. */
function list(tokens: readonly string[], until = '2026-12-31'): void {
  server.append('watchlist.listed', 'watchlist:w1', system, { until: until as LocalDay }, { tokens });
  hear();
}
const hear = () => must(kiosk.store.sync.applyRemote(server.told()));
const listLin = (until?: string) => list([server.tokens.idNumber(lin.idNumber)], until);
const save = (change: Partial<VisitRequest> = {}, policy = fullPolicy) =>
  must(kiosk.store.visits.save(walkIn('v1', change), policy, visitor));

test.each<[string, VisitRequest]>([
  ['a walk-in who may go in at once', walkIn('v1')],
  ['a reserved visitor', walkIn('v1', { route: 'reserved', reservationId: reservation.id })],
  ['whoever shows no card', withoutIdentity({ route: 'reserved', reservationId: reservation.id })],
])('%s on the watchlist waits for a guard', (_who, request) => {
  must(kiosk.store.reservations.record(reservation, system));
  listLin();
  const visit = must(kiosk.store.visits.save(request, fullPolicy, visitor));
  expect(visit).toMatchObject({ state: 'awaiting-review', held: 'watchlist' });
  expect(visit.checkedInAt).toBeUndefined();
  expect(kiosk.store.visits.byId(v1)).toEqual(visit);
  expect(kiosk.store.visits.awaitingReview()).toHaveLength(1);
});

function withoutIdentity(change: Partial<VisitRequest>): VisitRequest {
  const { identity: _none, ...request } = walkIn('v1', change);
  return request;
}

test('an enrolled worker on the watchlist waits, and their day is not renewed', () => {
  must(kiosk.store.enrolments.record(enrolment, system));
  list([server.tokens.idNumber(enrolment.idNumber)]);
  const day = '2026-11-23' as LocalDay;
  const visit = must(
    kiosk.store.visits.save(
      withoutIdentity({ route: 'enrolled', enrolmentId: enrolment.id, renewsDay: day }),
      fullPolicy,
      visitor,
    ),
  );
  expect(visit.held).toBe('watchlist');
  expect(kiosk.store.enrolments.byId(enrolment.id)?.renewedOn).toBeUndefined();
});

test('a phone number alone is a hit, however it is written', () => {
  list([server.tokens.phone(`+86 ${lin.phone}`)]);
  expect(save().held).toBe('watchlist');
});

test('a number that the policy does not let be kept is asked for and not kept', () => {
  listLin();
  const visit = save({ draft: {} }, policyOf(['name']));
  expect(visit.held).toBe('watchlist');
  expect(JSON.stringify(visit)).not.toContain(lin.idNumber);
  expect(kiosk.dump()['visit']).toMatchObject([{ id_number_token: null }]);
});

test('an emergency passes, and staff see that a person has to look at it', () => {
  listLin();
  expect(save({ route: 'green-channel', category: 'emergency' })).toMatchObject({
    state: 'inside',
    held: 'watchlist',
  });
});

test('an entry holds through its last day and not on the next', () => {
  listLin('2026-11-23');
  expect(save().held).toBe('watchlist');
  kiosk.clock.move(86_400_000);
  expect(must(kiosk.store.visits.save(walkIn('v2'), fullPolicy, visitor)).held).toBeUndefined();
});

test('an ended entry holds nobody, in whatever order the kiosk hears of it', () => {
  listLin();
  server.append('watchlist.ended', 'watchlist:w1', system, { reason: 'review' });
  hear();
  expect(save().held).toBeUndefined();
});

test('an erased entry leaves no token behind', () => {
  listLin();
  server.append('subject.erased', 'watchlist:w1', system, { reason: 'retention' });
  hear();
  expect(kiosk.dump()['watchlist_token']).toEqual([]);
  expect(save().held).toBeUndefined();
});

test('the hit is in the journal by its entry, and says nothing of the person', () => {
  listLin();
  save();
  const held = kiosk.events().find(({ type }) => type === 'visit.held');
  expect(held).toMatchObject({ subject: 'visit:v1', actor: 'system' });
  expect(JSON.parse(held?.data ?? '')).toEqual({ by: 'watchlist', entry: 'w1', time: monday });
});

test('a guard lets a held visitor in with a reason only', () => {
  listLin();
  save();
  const refused = kiosk.store.visits.review(v1, approve);
  expect(refused).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
  expect(kiosk.store.visits.byId(v1)?.state).toBe('awaiting-review');
  const visit = must(kiosk.store.visits.review(v1, { ...approve, reason: 'escorted' }));
  expect(visit).toMatchObject({ state: 'inside', checkedInAt: monday, held: 'watchlist' });
});

test('a decision brought along with the request does not pass a hold', () => {
  listLin();
  expect(save({ wanted: 'review', review: approve }).state).toBe('awaiting-review');
  expect(kiosk.events().map(({ type }) => type)).not.toContain('visit.reviewed');
});

test('a face lets no held visitor in, also where the hold came after the look began', () => {
  save({ wanted: 'review' });
  server.append('visit.held', 'visit:v1', system, { by: 'verifier' });
  hear();
  const visit = must(kiosk.store.visits.settleFace(v1, match, true, visitor));
  expect(visit).toMatchObject({ state: 'awaiting-review', held: 'verifier', faceCheck: match });
  expect(must(kiosk.store.visits.settleFace(v1, match, true, visitor))).toEqual(visit);
});

test('the watchlist says more than a verdict, whichever came first', () => {
  listLin();
  save();
  server.append('visit.held', 'visit:v1', system, { by: 'verifier' });
  hear();
  expect(kiosk.store.visits.byId(v1)?.held).toBe('watchlist');
});
