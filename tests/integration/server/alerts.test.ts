import { afterAll, beforeAll, expect, test } from 'vitest';
import { hours, minutes } from '../../../domain/kernel/time.ts';
import type { AlertList } from '../../../server/contract/alerts.ts';
import type { VisitDetail } from '../../../server/contract/guard.ts';
import { runEscalation } from '../../../server/jobs/escalation.ts';
import { runHouseWatch } from '../../../server/jobs/house-watch.ts';
import { runInterception } from '../../../server/jobs/interception.ts';
import { runOutbox } from '../../../server/jobs/outbox.ts';
import { runVerification } from '../../../server/jobs/verification.ts';
import { startAliyunIdentity, type IdentityService } from '../../support/outside/aliyun-services.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { startWecomService, type RobotService } from '../../support/outside/wecom-service.ts';
import { lin } from '../../support/storage-people.ts';
import { anotherSession, signInAs, type SignedIn } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';
import { listOnWatchlist, registerVisit } from '../../support/server/visits.ts';

const key = { id: 'test-key', secret: 'test-secret' };
const impostor = { name: '易测试', idNumber: lin.idNumber };

let server: TestServer;
let source: IdentityService;
let chat: RobotService;
let guard: SignedIn;
let supervisor: SignedIn;
beforeAll(async () => {
  source = await startAliyunIdentity(key, new Map([[lin.idNumber, lin.name]]), () => server.clock.now);
  chat = await startWecomService('guards-key', () => server.clock.now);
  server = await startTestServer({
    channels: {
      order: ['wecom'],
      wecom: { endpoint: chat.origin, rooms: { guards: { key: 'guards-key' } } },
    },
    verifier: {
      ...{ provider: 'aliyun', accessKey: key, endpoint: source.origin },
      breaker: { failures: 100, coolDownMs: 1_000 },
    },
  });
  guard = await signInAs(server, 'guard', { name: '武测试' });
  supervisor = await signInAs(server, 'supervisor');
}, 60_000);
afterAll(async () => {
  await server.close();
  await source.stop();
  await chat.stop();
});

async function alerts(who = guard, show = 'current'): Promise<AlertList> {
  const answer = await server.app.inject({ url: `/api/v1/alerts?show=${show}`, headers: who.headers });
  expect(answer.statusCode).toBe(200);
  return answer.json<AlertList>();
}

async function post(path: string, payload: object = {}, who = guard) {
  return server.app.inject({ method: 'POST', url: `/api/v1${path}`, payload, headers: who.headers });
}

async function detail(id: string): Promise<VisitDetail> {
  return (await server.app.inject({ url: `/api/v1/guard/visits/${id}`, headers: guard.headers })).json();
}

async function setVerification(when: 'never' | 'walk-in' | 'all'): Promise<void> {
  const { db, sites } = server.context;
  const { policy, ...rest } = await sites.settings(sites.first);
  const settings = { ...rest, policy: { ...policy, verification: { ...policy.verification, when } } };
  await db
    .updateTable('site')
    .set({ settings: JSON.stringify(settings) as never })
    .execute();
}

const out = (id: string) => post('/guard/check-out', { visit: id });

test('somebody listed while inside raises an alert, which takes a note to end and does not come back', async () => {
  const { id } = await registerVisit(server, lin, { state: 'inside' });
  await runInterception(server.context);
  expect((await alerts()).alerts).toEqual([]);
  await listOnWatchlist(server, lin);
  await runInterception(server.context);
  const { alerts: found, sounding } = await alerts();
  expect(sounding).toBe(1);
  expect(found).toMatchObject([
    {
      kind: 'watchlist-hit',
      level: 'urgent',
      state: 'open',
      visit: { id, maskedName: '林*雾' },
      needsNote: true,
    },
  ]);
  expect(JSON.stringify(found)).not.toContain(lin.name);
  // The copy in the guards' chat says where to go, and nothing about anybody.
  await runOutbox(server.context);
  expect(chat.read()).toHaveLength(1);
  expect(chat.read()[0]?.text).toMatch(/请到场核对/);
  expect(chat.read()[0]?.text).not.toMatch(/林|名单|1101/);
  const path = `/alerts/${found[0]?.id}`;
  expect((await post(`${path}/acknowledge`)).json()).toMatchObject({
    alert: { state: 'acknowledged', acknowledgedBy: '武测试' },
  });
  expect((await alerts()).sounding).toBe(0);
  expect((await post(`${path}/resolve`)).json()).toMatchObject({ error: { key: 'note-needed' } });
  expect((await post(`${path}/resolve`, { note: '已当面核实，本人离开' })).json()).toMatchObject({
    alert: { state: 'resolved', resolvedBy: '武测试', note: '已当面核实，本人离开' },
  });
  const { note } = await server.context.db.selectFrom('alert').select('note').executeTakeFirstOrThrow();
  expect(Buffer.from(note ?? []).toString('utf8')).not.toContain('核实');
  await runInterception(server.context);
  expect((await alerts()).alerts).toEqual([]);
  await out(id);
});

test('where the policy wants it the source is asked: a match goes on, everything else waits for a guard', async () => {
  const never = await registerVisit(server, impostor);
  await runVerification(server.context);
  expect(source.asked()).toBe(0);
  expect((await detail(never.id)).hold).toBeUndefined();
  await post(`/guard/visits/${never.id}/review`, { decision: 'rejected', reason: 'other' });

  await setVerification('walk-in');
  const match = await registerVisit(server, { ...lin, idNumber: lin.idNumber });
  await runVerification(server.context);
  expect(await detail(match.id)).toMatchObject({ verdict: 'MATCH', held: false });
  await post(`/guard/visits/${match.id}/review`, { decision: 'rejected', reason: 'other' });

  server.clock.advance(2_000);
  const mismatch = await registerVisit(server, impostor);
  const reserved = await registerVisit(server, impostor, { route: 'reserved' });
  await runVerification(server.context);
  expect(await detail(mismatch.id)).toMatchObject({ verdict: 'MISMATCH', hold: 'verifier', held: true });
  expect((await detail(reserved.id)).verdict).toBeUndefined();
  expect((await alerts()).alerts).toMatchObject([
    { kind: 'verifier-hold', details: { verdict: 'MISMATCH' }, visit: { id: mismatch.id } },
  ]);
  const asked = source.asked();
  server.clock.advance(minutes(1));
  await runVerification(server.context);
  expect(source.asked()).toBe(asked);
  const refused = await post(`/guard/visits/${mismatch.id}/review`, { decision: 'approved' });
  expect(refused.json()).toMatchObject({ error: { key: 'reason-needed' } });
  await post(`/guard/visits/${mismatch.id}/review`, { decision: 'rejected', reason: 'identity-doubt' });
  expect((await alerts()).alerts).toEqual([]);
  await post(`/guard/visits/${reserved.id}/review`, { decision: 'rejected', reason: 'other' });
});

test('a source that is down holds the visit at once; when it is back while the visitor waits, the guard sees its word', async () => {
  source.befall('server-error');
  const { id } = await registerVisit(server, { name: '汤测试', idNumber: '11010119000202002X' });
  await runVerification(server.context);
  expect(await detail(id)).toMatchObject({ verdict: 'SOURCE_DOWN', hold: 'verifier' });
  server.clock.advance(minutes(2));
  await runVerification(server.context);
  // Asked again, the register says that it knows nobody by this number; the hold stays for a person.
  expect(await detail(id)).toMatchObject({
    verdict: 'NO_RECORD',
    hold: 'verifier',
    state: 'awaiting-review',
  });
  await post(`/guard/visits/${id}/review`, { decision: 'rejected', reason: 'identity-doubt' });
  await setVerification('never');
});

test('nobody comes: the handhelds sound once, the register says so, and a decision ends it', async () => {
  const { id } = await registerVisit(server, { name: '罗测试' });
  await runEscalation(server.context);
  expect((await alerts()).alerts).toEqual([]);
  server.clock.advance(minutes(4));
  await runEscalation(server.context);
  await runEscalation(server.context);
  expect((await alerts()).alerts).toMatchObject([{ kind: 'review-waiting', visit: { id } }]);
  expect(await detail(id)).toMatchObject({ escalated: true });
  await post(`/guard/visits/${id}/review`, { decision: 'approved' });
  await runEscalation(server.context);
  expect((await alerts()).alerts).toEqual([]);
  await out(id);
});

test('a silent kiosk, a printer without labels and two nodes that disagree are shown while it lasts, to whom it concerns', async () => {
  const { db, sites } = server.context;
  const site_id = sites.first.id;
  const device = { id: 'printer-1', kind: 'label-printer', health: 'labels-out' };
  const health = (devices: object[]) =>
    JSON.stringify({ version: '1', clock: 0, pending: 0, devices }) as never;
  await db
    .insertInto('kiosk')
    .values({
      ...{ site_id, node: 'k-1', name: '大厅', public_key: Buffer.alloc(32), enrolled_at: server.clock.now },
      ...{ last_seen_at: server.clock.now, health: health([device]) },
    })
    .execute();
  await db
    .insertInto('finding')
    .values({
      site_id,
      kind: 'fork',
      node: 'k-1',
      seq: 7,
      found_at: server.clock.now,
      settled_at: null,
      settled_by: null,
    })
    .execute();
  await runHouseWatch(server.context);
  expect((await alerts()).alerts).toMatchObject([
    {
      kind: 'kiosk-fault',
      level: 'notice',
      details: { kiosk: '大厅', device: 'printer-1', problem: 'labels-out' },
    },
  ]);
  expect((await alerts(supervisor)).alerts.map(({ kind }) => kind).sort()).toEqual([
    'kiosk-fault',
    'sync-finding',
  ]);

  await db
    .updateTable('kiosk')
    .set({ health: health([]) })
    .execute();
  server.clock.advance(minutes(5));
  await runHouseWatch(server.context);
  expect((await alerts()).alerts.map(({ kind }) => kind)).toEqual(['kiosk-offline']);
  await db
    .updateTable('kiosk')
    .set({ last_seen_at: server.clock.now, health: health([device]) })
    .execute();
  await runHouseWatch(server.context);
  expect((await alerts()).alerts.map(({ kind }) => kind)).toEqual(['kiosk-fault']);
  expect((await alerts(guard, 'past')).alerts.some(({ kind }) => kind === 'kiosk-offline')).toBe(true);
});

test('what was written about somebody is gone when they are erased', async () => {
  server.clock.advance(hours(1));
  guard = { ...guard, headers: await anotherSession(server, guard.staffId) };
  const { context } = server;
  const { alerts: past } = await alerts(guard, 'past');
  const noted = past.find(({ note }) => note !== undefined);
  expect(noted).toBeDefined();
  await commit(context, context.sites.first, 'system', async (ledger) =>
    ledger.erase(noted?.subject as `visit:${string}`, 'retention'),
  );
  await runInterception(context);
  const { alerts: left } = await alerts(guard, 'past');
  expect(left.find(({ id }) => id === noted?.id)?.note).toBeUndefined();
});
