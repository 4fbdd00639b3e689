import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HostId } from '../../../domain/kernel/brand.ts';
import { instant } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { readDetails } from '../../../server/repositories/ledger/read.ts';
import { readFeed } from '../../../server/repositories/ledger/feed.ts';
import { rebuild } from '../../../server/repositories/ledger/rebuild.ts';
import { verifyChains } from '../../../server/repositories/ledger/verify.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

const host = {
  id: 'h-1' as HostId,
  name: '赵文静',
  department: { 'zh-CN': '人事部', en: 'HR' },
  place: { 'zh-CN': '3 层', en: 'Floor 3' },
};
const request = {
  visitor: { name: '欧阳测试', phone: '13800000001' },
  hostId: host.id,
  purpose: 'meeting',
  from: instant(1_000_000),
  until: instant(2_000_000),
  language: 'zh-CN' as const,
};

test('a commit is sealed, chained, folded and read back; erasing leaves the chain whole and nobody findable', async () => {
  const { context } = server;
  const site = context.sites.first;
  await commit(context, site, 'system', async (ledger) => {
    ledger.append('host.recorded', subjectOf('host', host.id), {}, host);
    ledger.append(
      'reservation.requested',
      subjectOf('reservation', 'r-1'),
      {
        ...{ route: 'portal', category: 'short-term', policyVersion: 'p', companions: 0 },
        ...{ from: request.from, until: request.until, answerBy: instant(900_000) },
      },
      request,
    );
  });
  const row = () =>
    context.db.selectFrom('reservation').selectAll().where('id', '=', 'r-1').executeTakeFirstOrThrow();
  const before = await row();
  expect(before).toMatchObject({ state: 'awaiting-host', host_id: 'h-1', from_at: 1_000_000 });
  expect(before.initials_token).toBe(site.tokens.initials('oycs'));

  const place = { node: before.request_node, seq: before.request_seq };
  expect(await readDetails(context.db, site, ['reservation.requested'], [place])).toEqual([request]);

  await rebuild(context.connection, site);
  expect(await row()).toEqual(before);

  await commit(context, site, 'visitor', async (ledger) =>
    ledger.erase(subjectOf('reservation', 'r-1'), 'withdrawal'),
  );
  expect(await row()).toMatchObject({ erased: true, name_token: null, phone_token: null });
  expect(await readDetails(context.db, site, ['reservation.requested'], [place])).toEqual([undefined]);
  const late = commit(context, site, 'visitor', async (ledger) =>
    ledger.append(
      'reservation.reviewed',
      subjectOf('reservation', 'r-1'),
      { decision: 'approved', level: 'host', by: 'x' },
      { message: '' },
    ),
  );
  await expect(late).rejects.toThrow('the subject was erased');

  const [report] = await verifyChains(context.db, site.id);
  expect(report).toMatchObject({ node: site.node, events: 3 });
  expect(report?.broken).toBeUndefined();
});

test('the feed hands out every commit once, in pages, and begins anew for a cursor of another epoch', async () => {
  const { context } = server;
  const site = context.sites.first;
  const types = ['host.recorded', 'reservation.requested', 'subject.erased'];
  const first = await readFeed(context.db, site, '', { types, limit: 2 });
  const second = await readFeed(context.db, site, first.cursor, { types, limit: 2 });
  expect([...first.events, ...second.events].map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect([first.more, second.more]).toEqual([true, false]);
  expect((await readFeed(context.db, site, second.cursor, { types, limit: 2 })).events).toEqual([]);
  expect((await readFeed(context.db, site, 'other/9/n/1', { types, limit: 9 })).events).toHaveLength(3);
});
