import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FindingView, KioskView } from '../../../server/contract/kiosks.ts';
import { recordFinding } from '../../../server/repositories/kiosks/findings.ts';
import { noteHealth } from '../../../server/repositories/kiosks/health.ts';
import { putKiosk } from '../../../server/repositories/kiosks/kiosks.ts';
import { minutes } from '../../../domain/kernel/time.ts';
import { openBrowser, type Browser } from '../../support/server/browser.ts';
import { expectNotTheirs, signInElsewhere, twoSites } from '../../support/server/not-theirs.ts';
import { signInAs } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

const node = 'k-lobby';
let server: TestServer;
let supervisor: Browser;
beforeAll(async () => {
  server = await startTestServer({ sites: twoSites() });
  const { headers } = await signInAs(server, 'supervisor');
  const ask: Browser['ask'] = (method, path, body) => openBrowser(server).ask(method, path, body, headers);
  supervisor = { ...openBrowser(server), ask };
  const { context } = server;
  const publicKey = context.randomBytes(32);
  await putKiosk(context.db, context.sites.first, { node, name: 'lobby', publicKey, now: context.now() });
}, 60_000);
afterAll(() => server.close());

const kiosk = async () =>
  (await supervisor.ask<{ items: KioskView[] }>('GET', '/kiosks')).body.items.find(
    (one) => one.node === node,
  );
const findings = async () => (await supervisor.ask<{ items: FindingView[] }>('GET', '/findings')).body.items;

test('a kiosk is known by what it told last, and not heard of once it has been silent for minutes', async () => {
  expect(await kiosk()).toMatchObject({ name: 'lobby', online: false, head: 0 });
  const devices = [{ id: 'printer-1', kind: 'label-printer', health: 'out-of-labels' }];
  const health = { version: '1.0.0', clock: server.clock.now, pending: 3, devices };
  await noteHealth(server.context, server.context.sites.first, node, health);
  expect(await kiosk()).toMatchObject({ online: true, clockOffsetMs: 0, health });
  server.clock.advance(minutes(3));
  expect(await kiosk()).toMatchObject({ online: false, health: { version: '1.0.0' } });
});

test('a joining code is for those who answer for the kiosks, and is good for ten minutes', async () => {
  const issued = await supervisor.ask<{ code: string; until: number }>('POST', '/kiosks/codes', {
    name: 'north-gate',
  });
  expect(issued.body.until - server.clock.now).toBe(minutes(10));
  const stored = await server.context.db.selectFrom('kiosk_code').selectAll().execute();
  expect(JSON.stringify(stored)).not.toContain(issued.body.code);
  expect((await supervisor.ask('POST', '/kiosks/codes', { name: 'North Gate' })).status).toBe(400);
  const { headers } = await signInAs(server, 'guard');
  const refused = await openBrowser(server).ask('POST', '/kiosks/codes', { name: 'x' }, headers);
  expect(refused.status).toBe(403);
});

test('what two nodes disagree about waits for a person, is settled once, and a stopped chain goes on only then', async () => {
  const { context } = server;
  const site = context.sites.first;
  const head = { site_id: site.id, node, seq: 7, at: '0', hash: 'x', refused: 'fork' };
  await context.db.insertInto('chain_head').values(head).execute();
  await recordFinding(context, site, { kind: 'fork', node, seq: 8 });
  await recordFinding(context, site, { kind: 'fork', node, seq: 8 });
  expect(await findings()).toHaveLength(1);
  expect(await kiosk()).toMatchObject({ head: 7 });

  const settle = () => supervisor.ask('POST', '/findings/settle', { kind: 'fork', node, seq: 8 });
  expect((await settle()).status).toBe(200);
  expect((await settle()).status).toBe(404);
  expect((await findings())[0]).toHaveProperty('settledBy');
  const row = await context.db
    .selectFrom('chain_head')
    .select('refused')
    .where('node', '=', node)
    .executeTakeFirstOrThrow();
  expect(row.refused).toBeNull();
});

test('a kiosk is shut out by its own site only, once, with the reason in the journal', async () => {
  const stranger = await signInElsewhere(server, 'admin');
  const call = { method: 'POST' as const, payload: { reason: 'lost' } };
  await expectNotTheirs(
    server,
    [stranger],
    { ...call, url: `/api/v1/kiosks/${node}/revoke` },
    { ...call, url: '/api/v1/kiosks/k-none/revoke' },
  );
  const revoke = () => supervisor.ask('POST', `/kiosks/${node}/revoke`, { reason: 'lost' });
  expect((await revoke()).status).toBe(200);
  expect((await revoke()).status).toBe(404);
  expect((await kiosk())?.revokedAt).toBe(server.clock.now);
  const { data } = await server.context.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'kiosk.revoked')
    .executeTakeFirstOrThrow();
  expect(JSON.parse(data)).toMatchObject({ reason: 'lost' });
});
