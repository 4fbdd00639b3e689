import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { HostId, VisitId } from '../../../domain/kernel/brand.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { syncPaths } from '../../../domain/sync/session-wire.ts';
import { issueCode } from '../../../server/repositories/kiosks/codes.ts';
import { findKiosk, revokeKiosk } from '../../../server/repositories/kiosks/kiosks.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { verifyChains } from '../../../server/repositories/ledger/verify.ts';
import { startSyncKiosk, type SyncKiosk } from '../../support/server/sync-kiosk.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';
import { must } from '../../support/storage-kiosk.ts';
import { fullPolicy, guard, host, lin, visitor, walkIn } from '../../support/storage-people.ts';
import { until } from '../../support/until.ts';

let server: TestServer;
let url = '';
const kiosks: SyncKiosk[] = [];
beforeAll(async () => {
  server = await startTestServer();
  url = await server.app.listen({ port: 0, host: '127.0.0.1' });
}, 60_000);
afterEach(async () => {
  for (const kiosk of kiosks.splice(0)) await kiosk.close();
});
afterAll(() => server.close());

async function join(node: string, through: typeof fetch = fetch): Promise<SyncKiosk> {
  const kiosk = startSyncKiosk(node, () => server.clock.now, { fetch: through });
  kiosks.push(kiosk);
  const { code } = await issueCode(server.context, server.context.sites.first, 'north-gate');
  expect(await kiosk.enrol(url, code)).toEqual({ ok: true, value: { site: server.context.sites.first.id } });
  return kiosk;
}

const headOf = async (node: string): Promise<number> => {
  const row = await server.context.db
    .selectFrom('chain_head')
    .select('seq')
    .where('node', '=', node)
    .executeTakeFirst();
  return row?.seq ?? 0;
};

// Without a wake at the commit it would go with the next word about the kiosk's health, after half a minute.
test('a visit goes to the server at its commit, and everything can be read there', async () => {
  const kiosk = await join('k-push');
  kiosk.connect();
  await until('the line is up', () => kiosk.heard.settings.length > 0);
  must(kiosk.store.visits.save(walkIn('v-push'), fullPolicy, visitor));
  await until('the server has it', async () => (await headOf('k-push')) === kiosk.store.sync.head());
  const row = await server.context.db
    .selectFrom('visit')
    .selectAll()
    .where('id', '=', 'v-push')
    .executeTakeFirstOrThrow();
  const { tokens } = server.context.sites.first;
  expect(row).toMatchObject({ state: 'inside', id_number_token: tokens.idNumber(lin.idNumber) });
  const reports = await verifyChains(server.context.db, server.context.sites.first.id);
  expect(reports.every(({ broken }) => broken === undefined)).toBe(true);
});

test('what was written before the kiosk joined goes to the server too, findable by the new tokens', async () => {
  const kiosk = startSyncKiosk('k-early', () => server.clock.now);
  kiosks.push(kiosk);
  must(kiosk.store.visits.save(walkIn('v-early'), fullPolicy, visitor));
  const { code } = await issueCode(server.context, server.context.sites.first, 'north-gate');
  must(await kiosk.enrol(url, code));
  expect(kiosk.store.visits.insideByIdNumber(lin.idNumber)?.id).toBe('v-early');
  kiosk.connect();
  await until('the server has it', async () => (await headOf('k-early')) === kiosk.store.sync.head());
  const row = await server.context.db
    .selectFrom('visit')
    .select('id_number_token')
    .where('id', '=', 'v-early')
    .executeTakeFirstOrThrow();
  expect(row.id_number_token).toBe(server.context.sites.first.tokens.idNumber(lin.idNumber));
});

test('a visitor who came in at one kiosk is found and checked out at another', async () => {
  const [one, other] = [await join('k-in'), await join('k-out')];
  one.connect();
  other.connect();
  const visit = must(one.store.visits.save(walkIn('v-two'), fullPolicy, visitor));
  await until(
    'the other kiosk knows',
    () => other.store.visits.insideByBadge(visit.badgeCode)?.id === 'v-two',
  );
  expect(other.store.visits.byId('v-two' as VisitId)?.name).toBe(lin.name);
  must(other.store.visits.checkOut('v-two' as VisitId, 'badge', visitor));
  await until('the first kiosk knows', () => one.store.visits.byId('v-two' as VisitId)?.state === 'left');
  for (const { store } of [one, other]) expect(store.verify().broken).toBeUndefined();
});

test("a guard's decision at the server reaches the kiosk of the visit, and only once", async () => {
  const kiosk = await join('k-review');
  kiosk.connect();
  must(kiosk.store.visits.save(walkIn('v-review', { wanted: 'review' }), fullPolicy, visitor));
  await until('the server has it', async () => (await headOf('k-review')) === kiosk.store.sync.head());
  await commit(server.context, server.context.sites.first, 'staff:guard-1', async (ledger) => {
    ledger.append('visit.reviewed', subjectOf('visit', 'v-review'), {
      ...{ decision: 'approved', by: 'guard-1', decidedAt: server.clock.now },
    });
  });
  await until('the kiosk heard', () => kiosk.heard.events.some(({ type }) => type === 'visit.reviewed'));
  expect(must(kiosk.store.visits.settleReviewed('v-review' as VisitId)).state).toBe('inside');
});

test('an erasure at the server leaves no key and no token at any kiosk', async () => {
  const [one, other] = [await join('k-erase'), await join('k-erased')];
  one.connect();
  other.connect();
  must(one.store.visits.save(walkIn('v-erase'), fullPolicy, visitor));
  await until('the other kiosk knows', () => other.store.visits.byId('v-erase' as VisitId));
  must(one.store.visits.checkOut('v-erase' as VisitId, 'staff', guard));
  await until('the server knows', async () => (await headOf('k-erase')) === one.store.sync.head());
  await commit(server.context, server.context.sites.first, 'system', async (ledger) =>
    ledger.erase(subjectOf('visit', 'v-erase'), 'retention'),
  );
  for (const { store } of [one, other])
    await until('the key is gone', () => store.visits.byId('v-erase' as VisitId) === undefined);
  expect(one.store.sync.outgoing(0, { count: 500, bytes: 1e9 }).keys).toEqual([]);
});

test('kiosks learn hosts and settings, and nothing of dossiers, contacts and accounts', async () => {
  const kiosk = await join('k-hosts');
  await commit(server.context, server.context.sites.first, 'system', async (ledger) => {
    const id = 'h-sync' as HostId;
    ledger.append('host.recorded', subjectOf('host', id), {}, { ...host, id });
    ledger.append('contact.recorded', subjectOf('contact', id), {}, { hostId: id, channels: [] });
    ledger.append('account.signed-out', subjectOf('staff', 's-1'), {});
  });
  kiosk.connect();
  await until('the host is known', () => kiosk.store.hosts.byId('h-sync' as HostId));
  expect(kiosk.store.hosts.search(host.name, 9).map(({ id }) => id)).toContain('h-sync');
  expect(kiosk.heard.settings.at(-1)?.policy.version).toBe(kiosk.store.sync.settings()?.policy.version);
  const types = new Set(kiosk.heard.events.map(({ type }) => type));
  expect([...types].filter((type) => /^(contact|account|dossier)\./.test(type))).toEqual([]);
});

test('a code works once, for ten minutes, and for the kiosk that used it', async () => {
  const site = server.context.sites.first;
  const { code } = await issueCode(server.context, site, 'north-gate');
  const [one, other] = ['k-code', 'k-late'].map((node) => startSyncKiosk(node, () => server.clock.now));
  if (!one || !other) throw new Error('no kiosks');
  kiosks.push(one, other);
  expect((await one.enrol(url, '00000-00000')).ok).toBe(false);
  must(await one.enrol(url, code.toLowerCase()));
  // The answer was lost, and the kiosk asks once more.
  must(await one.enrol(url, code));
  expect(await other.enrol(url, code)).toEqual({ ok: false, error: 'refused' });
  const late = await issueCode(server.context, site, 'north-gate');
  server.clock.advance(10 * 60_000 + 1);
  expect(await other.enrol(url, late.code)).toEqual({ ok: false, error: 'refused' });
});

test("nobody joins as a node that another kiosk's key speaks for", async () => {
  await join('k-taken');
  const thief = startSyncKiosk('k-taken', () => server.clock.now, { secret: Buffer.alloc(32, 'thief') });
  kiosks.push(thief);
  const { code } = await issueCode(server.context, server.context.sites.first, 'north-gate');
  expect(await thief.enrol(url, code)).toEqual({ ok: false, error: 'refused' });
});

test('a kiosk that was shut out is refused at once, in the middle of its session', async () => {
  const site = server.context.sites.first;
  const asked: string[] = [];
  const answers: string[] = [];
  const kiosk = await join('k-revoked', async (request, init) => {
    const { pathname } = new URL(request instanceof Request ? request.url : request);
    asked.push(pathname);
    const response = await fetch(request, init);
    answers.push(`${pathname} ${response.status}`);
    return response;
  });
  const client = kiosk.connect();
  await until('a pull waits', () => asked.filter((path) => path === syncPaths.pull).length === 2);
  expect(await revokeKiosk(server.context, site, 'k-revoked', 'lost', 'staff:admin-1')).toBe(true);
  must(kiosk.store.visits.save(walkIn('v-revoked'), fullPolicy, visitor));
  await until('the line is down', () => client.link().state === 'offline');
  expect(await headOf('k-revoked')).toBeLessThan(kiosk.store.sync.head());
  // Its pull was waiting all the while.
  await commit(server.context, site, 'system', async (ledger) => {
    const id = 'h-secret' as HostId;
    ledger.append('host.recorded', subjectOf('host', id), {}, { ...host, id });
  });
  await until('the pull was answered', () => answers.includes(`${syncPaths.pull} 401`));
  expect(kiosk.heard.events.some(({ subject }) => subject === 'host:h-secret')).toBe(false);
});

test('a fork is a finding before a person, and stops the chain', async () => {
  const site = server.context.sites.first;
  const kiosk = await join('k-fork');
  must(kiosk.store.visits.save(walkIn('v-fork'), fullPolicy, visitor));
  const client = kiosk.connect();
  await until('the server has it', async () => (await headOf('k-fork')) === kiosk.store.sync.head());
  await client.stop();
  // Another past under the same numbers, as after a restored backup.
  await server.context.db
    .updateTable('event')
    .set({ hash: 'f'.repeat(64) })
    .where('node', '=', 'k-fork')
    .where('seq', '=', 1)
    .execute();
  must(kiosk.store.sync.acknowledge(0));
  kiosk.connect();
  const finding = await until('the finding', () =>
    server.context.db.selectFrom('finding').selectAll().where('node', '=', 'k-fork').executeTakeFirst(),
  );
  expect(finding).toMatchObject({ kind: 'fork', seq: 1, settled_at: null });
  await until('the kiosk was told', () => kiosk.logged.includes('sync.chain-refused'));
  await server.context.db
    .deleteFrom('event')
    .where('site_id', '=', site.id)
    .where('node', '=', 'k-fork')
    .execute();
  await server.context.db.deleteFrom('chain_head').where('node', '=', 'k-fork').execute();
});

test('health is kept, and a clock that went astray becomes a finding', async () => {
  const site = server.context.sites.first;
  const kiosk = startSyncKiosk('k-clock', () => (server.clock.now + 86_400_000) as never);
  kiosks.push(kiosk);
  const { code } = await issueCode(server.context, site, 'south-gate');
  must(await kiosk.enrol(url, code));
  kiosk.connect();
  const row = await until('the kiosk is known', async () => {
    const found = await findKiosk(server.context.db, site, 'k-clock');
    return found?.clockOffsetMs ? found : undefined;
  });
  expect(row).toMatchObject({ name: 'south-gate', clockOffsetMs: 86_400_000, health: { version: 'test' } });
  await until('the finding', () =>
    server.context.db
      .selectFrom('finding')
      .selectAll()
      .where('node', '=', 'k-clock')
      .where('kind', '=', 'clock')
      .executeTakeFirst(),
  );
});

test('a kiosk that belongs to another site tells this one nothing', async () => {
  const kiosk = startSyncKiosk('k-moved', () => server.clock.now);
  kiosks.push(kiosk);
  const key = new Uint8Array(32).fill(1);
  const other = { site: 'another-site', serverUrl: url, passPublicKeys: [] };
  must(kiosk.store.sync.adopt({ ...other, serverKey: key, passKey: key, ticketKey: key }, key));
  const { code } = await issueCode(server.context, server.context.sites.first, 'north-gate');
  expect(await kiosk.enrol(url, code)).toEqual({ ok: false, error: 'other-site' });
  expect(kiosk.store.sync.joined()?.site).toBe('another-site');
});
