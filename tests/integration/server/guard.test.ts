import { afterAll, beforeAll, expect, test } from 'vitest';
import { after, hours, minutes } from '../../../domain/kernel/time.ts';
import type { GuardQueue, GuardTasks, InsideList, VisitDetail } from '../../../server/contract/guard.ts';
import { runGreenChannel } from '../../../server/jobs/green-channel.ts';
import { runInterception } from '../../../server/jobs/interception.ts';
import { host, lin } from '../../support/storage-people.ts';
import { signInAs, type SignedIn } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';
import { listOnWatchlist, registerVisit } from '../../support/server/visits.ts';

let server: TestServer;
let guard: SignedIn;
let receptionist: SignedIn;
beforeAll(async () => {
  server = await startTestServer();
  guard = await signInAs(server, 'guard', { name: '武测试' });
  receptionist = await signInAs(server, 'receptionist');
}, 60_000);
afterAll(() => server.close());

async function get<T>(who: SignedIn, path: string): Promise<T> {
  const answer = await server.app.inject({ url: `/api/v1${path}`, headers: who.headers });
  expect([path, answer.statusCode]).toEqual([path, 200]);
  return answer.json<T>();
}

function post(who: SignedIn, path: string, payload: object = {}, headers: Record<string, string> = {}) {
  return server.app.inject({
    ...{ method: 'POST', url: `/api/v1${path}`, payload },
    headers: { ...who.headers, ...headers },
  });
}

const events = (type: string) =>
  server.context.db.selectFrom('event').selectAll().where('type', '=', type).orderBy('seq').execute();

test('a waiting visitor stands in the queue, masked; showing the name is written down; the first guard decides', async () => {
  const { id } = await registerVisit(server, lin, { host });
  const { items } = await get<GuardQueue>(guard, '/guard/queue');
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ id, maskedName: '林*雾', held: false, host: { name: host.name } });
  const detail = await get<VisitDetail>(guard, `/guard/visits/${id}`);
  expect(detail).toMatchObject({
    maskedIdNumber: '110101********0014',
    readByMachine: true,
    mayDecide: true,
  });
  expect(JSON.stringify([items, detail])).not.toMatch(new RegExp(`${lin.name}|${lin.idNumber}`));
  expect(await events('data.accessed')).toEqual([]);

  const shown = await post(guard, `/guard/visits/${id}/show`);
  expect(shown.json()).toMatchObject({ name: lin.name, idNumber: lin.idNumber });
  const [look] = await events('data.accessed');
  expect(look).toMatchObject({ actor: `staff:${guard.staffId}`, subject: `visit:${id}` });

  expect((await post(guard, `/guard/visits/${id}/review`, { decision: 'rejected' })).json()).toMatchObject({
    error: { key: 'reason-needed' },
  });
  const [one, other] = await Promise.all([
    post(guard, `/guard/visits/${id}/review`, { decision: 'approved' }),
    post(receptionist, `/guard/visits/${id}/review`, { decision: 'rejected', reason: 'not-expected' }),
  ]);
  expect([one.statusCode, other.statusCode].sort()).toEqual([200, 409]);
  const late = one.statusCode === 409 ? one : other;
  expect(late.json()).toMatchObject({
    error: { key: 'already-decided', details: { decision: expect.any(String), by: expect.any(String) } },
  });
  expect(await events('visit.reviewed')).toHaveLength(1);
  expect((await get<GuardQueue>(guard, '/guard/queue')).items).toEqual([]);
});

test('at a high tier nobody is let in before somebody compared the person with the document', async () => {
  const { id } = await registerVisit(server, { name: '孟测试' }, { riskTier: 'high' });
  const asked = await post(guard, `/guard/visits/${id}/review`, { decision: 'approved' });
  expect(asked.json()).toMatchObject({ error: { key: 'compare-needed' } });
  const face = { verdict: 'same-person' };
  expect((await post(guard, `/guard/visits/${id}/review`, { decision: 'approved', face })).statusCode).toBe(
    200,
  );
  expect(await events('face.decided')).toHaveLength(1);
});

test('a visitor on the watchlist is held for a guard with a reason; a receptionist learns neither why nor may decide', async () => {
  const person = { name: '邹测试', idNumber: '11010119000202002X' };
  const { entry } = await listOnWatchlist(server, person);
  const { id } = await registerVisit(server, person, { route: 'reserved', state: 'awaiting-review' });
  await runInterception(server.context);
  await runInterception(server.context);
  expect((await events('visit.held')).map(({ data }) => JSON.parse(data))).toMatchObject([
    { by: 'watchlist', entry },
  ]);

  const seen = await get<VisitDetail>(receptionist, `/guard/visits/${id}`);
  expect(seen).toMatchObject({ held: true, mayDecide: false });
  expect(seen.hold).toBeUndefined();
  expect((await post(receptionist, `/guard/visits/${id}/show`)).json()).not.toHaveProperty('watchlist');
  const refused = await post(receptionist, `/guard/visits/${id}/review`, {
    ...{ decision: 'approved', reason: 'escorted' },
  });
  expect(refused.json()).toMatchObject({ error: { key: 'guard-needed' } });

  expect((await get<VisitDetail>(guard, `/guard/visits/${id}`)).hold).toBe('watchlist');
  expect((await post(guard, `/guard/visits/${id}/show`)).json()).toMatchObject({
    watchlist: { reason: 'theft', grounds: '在大厅盗窃' },
  });
  const bare = await post(guard, `/guard/visits/${id}/review`, { decision: 'approved' });
  expect(bare.json()).toMatchObject({ error: { key: 'reason-needed' } });
  const released = await post(guard, `/guard/visits/${id}/review`, {
    ...{ decision: 'approved', reason: 'mistaken-identity' },
  });
  expect(released.statusCode).toBe(200);
});

test('who is inside is found by badge number and initials, overdue first, and let out once however often it is told', async () => {
  const { id, badgeCode, badgeNumber } = await registerVisit(
    server,
    { name: '欧阳测试', phone: '13800000001' },
    { ...{ state: 'inside', host }, expectedLeave: after(server.clock.now, minutes(10)) },
  );
  server.clock.advance(minutes(20));
  const { items, overdue } = await get<InsideList>(guard, '/guard/inside');
  expect(items[0]).toMatchObject({ id, overdue: true, maskedName: '欧阳**' });
  expect(overdue).toBe(1);
  for (const text of [badgeNumber.toLowerCase(), '欧阳测试', 'oycs', 'ou yang ce shi', '0001']) {
    const found = (await post(guard, '/guard/inside/search', { text })).json<InsideList>();
    expect([text, found.items.map((item) => item.id)]).toEqual([text, [id]]);
  }
  expect((await post(guard, '/guard/find', { text: badgeCode })).json()).toMatchObject({
    id,
    state: 'inside',
  });

  const leftAt = after(server.clock.now, -minutes(5));
  const first = await post(guard, '/guard/check-out', { text: badgeCode, at: leftAt });
  expect(first.json()).toMatchObject({ visit: id, already: false, badgeNumber });
  const again = await post(guard, '/guard/check-out', { visit: id });
  expect(again.json()).toMatchObject({ visit: id, already: true });
  const [out] = await events('visit.checked-out');
  expect(JSON.parse(out?.data ?? '')).toMatchObject({ means: 'handheld', leftAt });
  const row = await server.context.db
    .selectFrom('visit')
    .select('checked_out_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect(row.checked_out_at).toBe(leftAt);
  expect((await post(guard, '/guard/check-out', { text: badgeCode })).statusCode).toBe(404);
});

test('the green channel opens once for one tap, its details are due, chased when late, and refused beyond the policy', async () => {
  const key = { 'idempotency-key': 'tap-000000000000000000001' };
  const first = await post(guard, '/guard/green-channel', {}, key);
  const again = await post(guard, '/guard/green-channel', {}, key);
  expect(again.json()).toEqual(first.json());
  const { visit: id, badgeNumber } = first.json<{ visit: string; badgeNumber: string }>();
  expect(badgeNumber).toBe('S001');
  const second = await post(
    guard,
    '/guard/green-channel',
    {},
    { 'idempotency-key': 'tap-000000000000000000002' },
  );
  expect(second.json()).toMatchObject({ badgeNumber: 'S002' });
  expect((await post(guard, '/guard/green-channel')).statusCode).toBe(400);

  const { items } = await get<GuardTasks>(guard, '/guard/tasks');
  expect(items.map(({ visit, openedBy, overdue }) => [visit, openedBy, overdue])).toEqual([
    [id, '武测试', false],
    [second.json<{ visit: string }>().visit, '武测试', false],
  ]);

  server.clock.advance(hours(25));
  await runGreenChannel(server.context);
  await runGreenChannel(server.context);
  const dueNow = async () =>
    (
      await server.context.db
        .selectFrom('alert')
        .selectAll()
        .where('kind', '=', 'green-channel-due')
        .execute()
    ).filter(({ state }) => state !== 'resolved');
  expect(await dueNow()).toHaveLength(2);
  server.clock.advance(hours(5));
  await runGreenChannel(server.context);
  expect((await dueNow()).map(({ escalated_at }) => escalated_at)).toEqual([
    server.clock.now,
    server.clock.now,
  ]);

  guard = await signInAs(server, 'guard');
  const details = { name: '救护测试', idNumber: '110101190001010014', reason: '心脏骤停，救护车抢救' };
  const foreign = await post(guard, `/guard/tasks/${id}/complete`, {
    ...details,
    idNumber: '110101190001010015',
  });
  expect(foreign.json()).toMatchObject({
    error: { key: 'bad-field', fields: ['idNumber'], details: { idNumber: 'bad-check-digit' } },
  });
  expect((await post(guard, `/guard/tasks/${id}/complete`, details)).statusCode).toBe(200);
  expect((await post(guard, `/guard/tasks/${id}/complete`, details)).statusCode).toBe(200);
  const other = await post(guard, `/guard/tasks/${id}/complete`, { ...details, name: '别人' });
  expect(other.json()).toMatchObject({ error: { key: 'completed-already' } });
  expect(await events('visit.completed')).toHaveLength(1);
  await runGreenChannel(server.context);
  expect(await dueNow()).toHaveLength(1);
  const shown = await post(guard, `/guard/visits/${id}/show`);
  expect(shown.json()).toMatchObject({ name: '救护测试' });
});

test('a host is no guard, a strange id is nobody, and a call is one call', async () => {
  const hostAccount = await signInAs(server, 'host');
  guard = await signInAs(server, 'guard');
  for (const path of ['/guard/queue', '/guard/inside', '/guard/tasks', '/alerts']) {
    const answer = await server.app.inject({ url: `/api/v1${path}`, headers: hostAccount.headers });
    expect([path, answer.statusCode]).toEqual([path, 403]);
  }
  expect((await post(guard, '/guard/visits/nobody/show')).statusCode).toBe(404);
  const { id } = await registerVisit(server, { name: '吕测试' });
  expect((await post(guard, `/guard/visits/${id}/call`, { whom: 'colleagues' })).statusCode).toBe(200);
  expect((await post(guard, `/guard/visits/${id}/call`, { whom: 'colleagues' })).json()).toMatchObject({
    error: { key: 'called-already' },
  });
  expect((await post(guard, `/guard/visits/${id}/call`, { whom: 'host' })).json()).toMatchObject({
    error: { key: 'no-host' },
  });
});
