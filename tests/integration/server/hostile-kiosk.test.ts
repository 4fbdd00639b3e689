import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hours, instant, type Instant } from '../../../domain/kernel/time.ts';
import { flawInData } from '../../../domain/ledger/catalogue.ts';
import { subjectKinds, subjectOf } from '../../../domain/ledger/event.ts';
import { wireToEvent } from '../../../domain/sync/event-coder.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { ingest } from '../../../server/repositories/ledger/ingest.ts';
import { readDetails } from '../../../server/repositories/ledger/read.ts';
import { rebuild } from '../../../server/repositories/ledger/rebuild.ts';
import { listFindings, recordFinding, settleFinding } from '../../../server/repositories/kiosks/findings.ts';
import { readNews } from '../../../server/repositories/kiosks/news.ts';
import { projectedTables } from '../../../server/repositories/projections/index.ts';
import { anyData, factTypes } from '../../support/any-fact.ts';
import { createHostileKiosk, type Said } from '../../support/server/hostile-kiosk.ts';
import { signInAs } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';
import { startKiosk, temporaryDir } from '../../support/storage-kiosk.ts';
import { host, lin, walkIn } from '../../support/storage-people.ts';

// Somebody has a kiosk's key and its disk. They can lie about what happens at that kiosk; they must not harm anything else.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

const siteOf = () => server.context.sites.first;
const take = (kiosk: ReturnType<typeof createHostileKiosk>, now: Instant, ...said: readonly Said[]) =>
  ingest(server.context, siteOf(), kiosk.node, kiosk.say(now, ...said));
const rowOf = (table: 'visit' | 'host' | 'reservation', id: string) =>
  server.context.db.selectFrom(table).selectAll().where('id', '=', id).executeTakeFirst();

const registered = (
  id: string,
  given: { readonly sealed?: string; readonly sequence?: number } = {},
): Said => ({
  type: 'visit.registered',
  subject: `visit:${id}`,
  data: {
    ...{
      time: server.clock.now,
      route: 'walk-in',
      category: 'short-term',
      riskTier: 'medium',
      policyVersion: 'p',
    },
    ...{
      state: 'inside',
      day: '2026-03-02',
      badgeSequence: given.sequence ?? 1,
      badgeNumber: 'A001',
      companions: 0,
    },
  },
  sealed: given.sealed ?? JSON.stringify({ request: walkIn(id), badgeCode: 'b' }),
});

async function told(): Promise<{ events: string[]; apply(): boolean }> {
  const kiosk = startKiosk(temporaryDir(), 'k-honest');
  const events: string[] = [];
  let isFine = true;
  let cursor = '';
  for (let more = true; more;) {
    const news = await readNews(server.context, siteOf(), 'k-honest', cursor);
    ({ cursor, more } = news);
    events.push(...news.events.map(({ type, subject, node }) => `${type} ${subject} ${node}`));
    const decode = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
    const applied = kiosk.store.sync.applyRemote({
      events: news.events.map((event) => wireToEvent(event, { decode })),
      keys: news.keys.map(({ key, ...named }) => ({ ...named, key: decode(key) })),
      cursor,
    });
    isFine &&= applied.ok;
  }
  kiosk.close();
  return { events, apply: () => isFine };
}

test('whatever it seals and says, the pages open, the other kiosks go on, and a rebuild comes to the same', async () => {
  const kiosk = createHostileKiosk('k-liar');
  const guard = await signInAs(server, 'guard');
  const supervisor = await signInAs(server, 'supervisor');
  const right = { request: walkIn('v'), badgeCode: 'b' };
  const sealed = fc.oneof(
    fc.constantFrom(
      ...['', '{', 'null', '[]', '7', '{}', '{"request":{}}', '{"request":null,"badgeCode":1}'],
      ...[
        '{"id":"h","name":5}',
        '{"suggestion":{}}',
        '{"number":[]}',
        JSON.stringify(right),
        JSON.stringify(host),
      ],
      JSON.stringify({ ...right, known: { name: {} } }),
      JSON.stringify({ ...right, request: { ...right.request, draft: { host: { id: 'x' } } } }),
      JSON.stringify({ ...right, request: { ...right.request, identity: { name: lin.name, number: 1 } } }),
    ),
    fc.json({ maxDepth: 3 }),
  );
  const said = fc.constantFrom(...factTypes).chain((type) =>
    fc.record({
      type: fc.constant(type),
      subject: fc.constantFrom(...subjectKinds).map((kind) => `${kind}:liar`),
      data: anyData(type),
      ...(type !== 'subject.erased' && { sealed }),
    }),
  ) as fc.Arbitrary<Said>;
  const own = fc
    .nat(40)
    .chain((n) =>
      fc
        .record({ of: said, text: sealed })
        .map(({ of, text }): Said[] => [of, registered(`liar-${n}`, { sealed: text })]),
    );
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(own, { minLength: 1, maxLength: 8 }), async (pairs) => {
      const { added, refused } = await take(kiosk, server.clock.now, ...pairs.flat());
      expect(refused).toBeUndefined();
      taken += added;
    }),
    { numRuns: 40 },
  );
  expect(taken).toBeGreaterThan(200);

  const open = async (url: string, { headers }: typeof guard) =>
    (await server.app.inject({ method: 'GET', url, headers })).statusCode;
  for (const page of ['inside', 'queue']) expect(await open(`/api/v1/guard/${page}`, guard)).toBe(200);
  for (const page of ['alerts', 'hosts', 'enrolments', 'kiosks', 'reviews'])
    expect(await open(`/api/v1/${page}`, supervisor), page).toBe(200);
  expect((await told()).apply()).toBe(true);

  const dump = () =>
    Promise.all(
      projectedTables.map((table) =>
        server.context.db
          .selectFrom(table as 'visit')
          .selectAll()
          .orderBy('id')
          .execute(),
      ),
    );
  const before = await dump();
  await rebuild(server.context.connection, siteOf());
  expect(await dump()).toEqual(before);
}, 120_000);

test('what the database cannot keep, or a calendar does not have, stops this one chain and nothing else', async () => {
  const now = server.clock.now;
  const odd: readonly Said[] = [
    { type: 'visit.checked\u0000-in', subject: 'visit:v' },
    { type: 'unknown.later', subject: 'vis\u0000it:v' },
    { type: lin.name, subject: 'visit:v' },
    { type: 'visit.checked-in', subject: 'visit:v', data: { time: Number.MAX_SAFE_INTEGER } },
  ];
  for (const [at, said] of odd.entries()) {
    const outcome = await take(createHostileKiosk(`k-odd-${at}`), now, said);
    expect(outcome).toMatchObject({ head: 0, added: 0, refused: { kind: 'broken-chain', seq: 1 } });
  }
  expect(flawInData('visit.checked-in', { time: 8_640_000_000_000_001 })).toBe('time: too_big');
});

test('it erases the visits it put down, and nobody else’s', async () => {
  const { context, clock } = server;
  const [victim, thief] = [createHostileKiosk('k-victim'), createHostileKiosk('k-thief')];
  await take(victim, clock.now, registered('v-victim'));
  await commit(context, siteOf(), 'system', async (ledger) =>
    ledger.append(
      'reservation.recorded',
      subjectOf('reservation', 'r-server'),
      {
        ...{ category: 'short-term', from: clock.now, until: instant(clock.now + hours(1)), companions: 0 },
      },
      {
        ...{
          id: 'r-server' as never,
          category: 'short-term',
          visitorName: lin.name,
          host,
          purpose: 'meeting',
        },
        ...{ companions: 0, from: clock.now, until: instant(clock.now + hours(1)) },
      },
    ),
  );
  const erased = (subject: string): Said => ({
    type: 'subject.erased',
    subject,
    data: { time: clock.now, reason: 'retention' },
  });
  await take(thief, clock.now, erased('visit:v-victim'), erased('reservation:r-server'));
  await take(thief, clock.now, registered('v-own'), erased('visit:v-own'));

  const victims = await rowOf('visit', 'v-victim');
  expect(victims).toMatchObject({ erased: false, node: 'k-victim' });
  const [details] = await readDetails(
    context.db,
    siteOf(),
    ['visit.registered'],
    [{ node: 'k-victim', seq: 1 }],
  );
  expect(details?.badgeCode).toBe('b');
  expect(await rowOf('reservation', 'r-server')).toMatchObject({ erased: false });
  expect(await rowOf('visit', 'v-own')).toMatchObject({ erased: true, name_token: null });
  const { events } = await told();
  expect(events.filter((event) => event.startsWith('subject.erased') && event.endsWith('k-thief'))).toEqual([
    'subject.erased visit:v-own k-thief',
  ]);
});

test('it takes over no visit, speaks for no other machine, and gives the server no key to seal under', async () => {
  const { context, clock } = server;
  const [victim, thief] = [createHostileKiosk('k-first'), createHostileKiosk('k-second')];
  await take(victim, clock.now, registered('v-taken'));
  const fault = { time: clock.now, device: 'reader', kind: 'id-reader', health: 'absent' };
  await take(
    thief,
    instant(clock.now + 1_000),
    registered('v-taken', { sealed: JSON.stringify({ request: walkIn('v-taken'), badgeCode: 'stolen' }) }),
    { type: 'device.fault', subject: 'node:k-first', data: fault },
  );
  expect(await rowOf('visit', 'v-taken')).toMatchObject({ node: 'k-first', details_seq: 1 });
  const node = await context.db.selectFrom('node').selectAll().where('id', '=', 'k-first').executeTakeFirst();
  expect(node).toBeUndefined();
});

test('a clock set to another century wins no dispute, and a person hears of it', async () => {
  const { context, clock } = server;
  const kiosk = createHostileKiosk('k-future');
  const far = instant(Date.UTC(9_999, 11, 31));
  const name = (id: string, text: string): Said => ({
    type: 'host.recorded',
    subject: `host:${id}`,
    data: { time: clock.now },
    sealed: JSON.stringify({ ...host, id, name: text }),
  });
  const { ahead } = await take(kiosk, far, name('h-far', '来自未来'), name('h-shared', '来自未来'));
  expect(ahead).toBe(1);
  // Within one chain the later word still is the later.
  await take(kiosk, far, name('h-far', '再次来自未来'));
  expect(await rowOf('host', 'h-far')).toMatchObject({ node: 'k-future', details_seq: 3 });

  clock.advance(hours(1));
  const other = createHostileKiosk('k-present');
  await take(other, clock.now, name('h-far', '现在'));
  expect(await rowOf('host', 'h-far')).toMatchObject({ node: 'k-present' });
  await commit(context, siteOf(), 'system', async (ledger) =>
    ledger.append('host.recorded', subjectOf('host', 'h-shared'), {}, { ...host, id: 'h-shared' as never }),
  );
  expect(await rowOf('host', 'h-shared')).toMatchObject({ node: siteOf().node });
  // The server's word stands, also against a kiosk's that comes later.
  clock.advance(hours(1));
  await take(other, clock.now, name('h-shared', '冒名'));
  expect(await rowOf('host', 'h-shared')).toMatchObject({ node: siteOf().node });
  const { events } = await told();
  const hosts = events.filter((event) => event.startsWith('host.recorded'));
  expect(hosts).not.toContain('host.recorded host:h-shared k-present');
  expect(hosts.filter((event) => event.endsWith('k-future'))).toEqual([]);

  const before = [await rowOf('host', 'h-far'), await rowOf('host', 'h-shared')];
  await rebuild(context.connection, siteOf());
  expect([await rowOf('host', 'h-far'), await rowOf('host', 'h-shared')]).toEqual(before);
});

test('a chain that stops again after somebody looked is before them again, once', async () => {
  const { context } = server;
  const open = async () =>
    (await listFindings(context.db, siteOf())).filter(
      ({ node, settledAt }) => node === 'k-torn' && settledAt === undefined,
    );
  const first = { kind: 'fork', node: 'k-torn', seq: 3 } as const;
  await recordFinding(context, siteOf(), first);
  // While the chain stands still, every push says so, by the event behind its head.
  await recordFinding(context, siteOf(), { ...first, seq: 8 });
  expect(await open()).toHaveLength(1);
  expect(await settleFinding(context, siteOf(), first, 'someone')).toBe(true);
  expect(await open()).toEqual([]);
  await recordFinding(context, siteOf(), first);
  expect(await open()).toMatchObject([first]);
});
