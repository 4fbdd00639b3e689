import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StaffId, VisitId } from '../../../../domain/kernel/brand.ts';
import { hours, instant } from '../../../../domain/kernel/time.ts';
import type { ReviewDecision } from '../../../../domain/visit/records.ts';
import { must, startKiosk, type TestKiosk } from '../../../support/storage-kiosk.ts';
import { fullPolicy, guard, lin, monday, visitor, walkIn } from '../../../support/storage-people.ts';

let kiosk: TestKiosk;
beforeEach(() => {
  kiosk = startKiosk();
});
afterEach(() => kiosk.close());

const save = (id: string, change = {}) =>
  must(kiosk.store.visits.save(walkIn(id, change), fullPolicy, visitor));
const decide = (decision: ReviewDecision['decision']): ReviewDecision => ({
  decision,
  by: 'guard-1' as StaffId,
  at: monday,
  ...(decision === 'rejected' && { reason: 'not-expected' }),
});
const idOf = (id: string) => id as VisitId;
const types = () => kiosk.events().map(({ type }) => type);

test('a saved visitor is inside with a number and a code', () => {
  const visit = save('v1');
  expect(visit).toMatchObject({ state: 'inside', badge: 'none', badgeNumber: 'A001', name: lin.name });
  expect(visit.badgeCode).toMatch(/^YB1:[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(visit.checkedInAt).toBe(monday);
  expect(types()).toEqual(['visit.registered', 'consent.given', 'visit.checked-in']);
});

test('what save returns is what is read back', () => {
  expect(kiosk.store.visits.byId(idOf('v1'))).toBeUndefined();
  const visit = save('v1');
  expect(kiosk.store.visits.byId(idOf('v1'))).toEqual(visit);
});

test('saving twice is saving once', () => {
  const first = save('v1');
  const again = save('v1', { draft: {} });
  expect(again).toEqual(first);
  expect(types()).toHaveLength(3);
});

test('badge numbers count up and start again on the next local day', () => {
  expect([save('v1'), save('v2')].map((v) => v.badgeNumber)).toEqual(['A001', 'A002']);
  kiosk.clock.move(hours(15.9));
  expect(save('v3').badgeNumber).toBe('A003');
  kiosk.clock.move(hours(0.2));
  expect(save('v4').badgeNumber).toBe('A001');
});

test('a clock set back a day does not give a number twice', () => {
  save('v1');
  kiosk.clock.move(hours(24));
  save('v2');
  kiosk.clock.move(-hours(24));
  expect(save('v3').badgeNumber).toBe('A002');
});

test('somebody inside is found by card, by badge code and by badge number, however it is typed', () => {
  const { badgeCode } = save('v1');
  const { visits } = kiosk.store;
  expect(visits.insideByIdNumber(lin.idNumber)?.id).toBe('v1');
  expect(visits.insideByBadge(badgeCode)?.id).toBe('v1');
  expect(visits.insideByBadge(` ${badgeCode.toLowerCase()}\n`)?.id).toBe('v1');
  expect(visits.insideByBadge('a 001')?.id).toBe('v1');
  expect(visits.insideByBadge('Ａ００１')?.id).toBe('v1');
  expect(visits.insideByBadge('1')?.id).toBe('v1');
  expect(visits.insideByBadge('001')?.id).toBe('v1');
  expect(visits.insideByBadge('2')).toBeUndefined();
  expect(visits.insideByBadge('A002')).toBeUndefined();
  expect(visits.insideByBadge('YB1:00000000000000000000000000')).toBeUndefined();
});

test('of two people with the same number the one of today is meant', () => {
  save('yesterday');
  kiosk.clock.move(hours(24));
  expect(kiosk.store.visits.insideByBadge('A001')?.id).toBe('yesterday');
  save('today');
  expect(kiosk.store.visits.insideByBadge('A001')?.id).toBe('today');
});

test('whoever left is not inside any more', () => {
  const { badgeCode } = save('v1');
  kiosk.clock.move(hours(1));
  const left = must(kiosk.store.visits.checkOut(idOf('v1'), 'badge', visitor));
  expect(left).toMatchObject({ state: 'left', checkedOutAt: monday + hours(1) });
  expect(kiosk.store.visits.insideByIdNumber(lin.idNumber)).toBeUndefined();
  expect(kiosk.store.visits.insideByBadge(badgeCode)).toBeUndefined();
});

test('a badge scanned twice on the way out counts the first time', () => {
  save('v1');
  must(kiosk.store.visits.checkOut(idOf('v1'), 'badge', visitor));
  kiosk.clock.move(1_000);
  expect(must(kiosk.store.visits.checkOut(idOf('v1'), 'badge', visitor)).checkedOutAt).toBe(monday);
});

test('a walk-in waits for the guard and goes in on approval', () => {
  save('v1', { wanted: 'review' });
  expect(kiosk.store.visits.awaitingReview().map(({ id }) => id)).toEqual(['v1']);
  expect(kiosk.store.visits.insideByIdNumber(lin.idNumber)).toBeUndefined();
  kiosk.clock.move(60_000);
  const visit = must(kiosk.store.visits.review(idOf('v1'), decide('approved')));
  expect(visit).toMatchObject({
    state: 'inside',
    checkedInAt: instant(monday + 60_000),
    registeredAt: monday,
  });
  expect(kiosk.store.visits.awaitingReview()).toEqual([]);
  expect(kiosk.events().at(-1)).toMatchObject({ type: 'visit.checked-in', actor: 'staff:guard-1' });
});

test('a rejected walk-in never was inside and gets no badge', () => {
  save('v1', { wanted: 'review' });
  const visit = must(kiosk.store.visits.review(idOf('v1'), decide('rejected')));
  expect(visit.state).toBe('rejected');
  expect(visit.checkedInAt).toBeUndefined();
  const badge = kiosk.store.visits.setBadge(idOf('v1'), { state: 'printed', copy: 1 }, guard);
  expect(badge).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
  expect(kiosk.store.visits.checkOut(idOf('v1'), 'staff', guard).ok).toBe(false);
});

test('a decision is taken once: the same again is harmless, the opposite is refused', () => {
  save('v1', { wanted: 'review' });
  must(kiosk.store.visits.review(idOf('v1'), decide('approved')));
  const before = types().length;
  must(kiosk.store.visits.review(idOf('v1'), decide('approved')));
  expect(kiosk.store.visits.review(idOf('v1'), decide('rejected')).ok).toBe(false);
  expect(types()).toHaveLength(before);
});

test('a guard who decides before the visit is saved decides in the same commit', () => {
  expect(save('v1', { wanted: 'review', review: decide('approved') }).state).toBe('inside');
  expect(save('v2', { wanted: 'check-in', review: decide('rejected') }).state).toBe('rejected');
});

// The high-risk site: the look at the person comes with the decision.
test('what the guard saw is on the ledger before what the guard decided, saved with the visit or after it', () => {
  const face = { path: 'guard', verdict: 'same-person', by: 'guard-1' as StaffId, at: monday } as const;
  save('v1', { wanted: 'review', review: { ...decide('approved'), face } });
  save('v2', { wanted: 'review' });
  must(kiosk.store.visits.review(idOf('v2'), { ...decide('approved'), face }));
  const decisions = (id: string) =>
    kiosk
      .events()
      .filter(({ subject, actor }) => subject === `visit:${id}` && actor === 'staff:guard-1')
      .map(({ type }) => type);
  expect(decisions('v1')).toEqual(['face.decided', 'visit.reviewed']);
  expect(decisions('v2')).toEqual(['face.decided', 'visit.reviewed', 'visit.checked-in']);
});

test('badges to print are those that nobody knows to be in a hand, oldest first', () => {
  for (const id of ['v1', 'v2', 'v3', 'v4', 'v5']) save(id);
  const { visits } = kiosk.store;
  must(visits.setBadge(idOf('v2'), { state: 'sending', copy: 1 }, visitor));
  must(visits.setBadge(idOf('v2'), { state: 'printed', copy: 1 }, visitor));
  must(visits.setBadge(idOf('v3'), { state: 'failed', problem: 'out-of-labels', copy: 1 }, visitor));
  must(visits.setBadge(idOf('v4'), { state: 'handwritten', number: '77' }, guard));
  must(visits.checkOut(idOf('v5'), 'staff', guard));
  expect(visits.badgesToPrint().map(({ id, badge }) => [id, badge])).toEqual([
    ['v1', 'none'],
    ['v3', 'failed'],
  ]);
});

test('a handwritten number replaces the printed one', () => {
  const { badgeCode } = save('v1');
  const { visits } = kiosk.store;
  expect(must(visits.setBadge(idOf('v1'), { state: 'handwritten', number: 'x 9' }, guard)).badgeNumber).toBe(
    'x 9',
  );
  expect(visits.insideByBadge('X9')?.id).toBe('v1');
  expect(visits.insideByBadge('A001')).toBeUndefined();
  expect(visits.insideByBadge(badgeCode)?.id).toBe('v1');
  expect(kiosk.events().at(-1)?.data).not.toContain('9"');
});

test('two people inside cannot hold the same handwritten number', () => {
  save('v1');
  save('v2');
  const { visits } = kiosk.store;
  must(visits.setBadge(idOf('v1'), { state: 'handwritten', number: '9' }, guard));
  const second = visits.setBadge(idOf('v2'), { state: 'handwritten', number: '9' }, guard);
  expect(second).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
  expect(visits.byId(idOf('v2'))?.badge).toBe('none');
});

test('assistance and the face decision are facts of their own', () => {
  save('v1', {
    assistance: {
      helper: 'guard-1' as StaffId,
      filledIn: ['phone', 'host'],
      skipped: [{ field: 'idNumber', reason: 'no-document' }],
    },
    face: { path: 'guard', verdict: 'same-person', by: 'guard-1' as StaffId, at: monday },
  });
  const data = (type: string) =>
    JSON.parse(kiosk.events().find((event) => event.type === type)?.data ?? 'null');
  expect(data('visit.assisted')).toEqual({
    time: monday,
    helper: 'guard-1',
    filledIn: ['phone', 'host'],
    skipped: [{ field: 'idNumber', reason: 'no-document' }],
  });
  expect(data('face.decided')).toMatchObject({ path: 'guard', verdict: 'same-person', by: 'guard-1' });
  expect(data('consent.given')).toMatchObject({
    noticeVersion: 'n3',
    separate: ['idNumber'],
    guardian: false,
  });
});

test('an unknown visit is a refusal, not a crash', () => {
  expect(kiosk.store.visits.checkOut(idOf('nobody'), 'card', visitor)).toMatchObject({
    ok: false,
    error: { kind: 'not-allowed' },
  });
});
