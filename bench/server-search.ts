import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { instant } from '../domain/kernel/time.ts';
import { createApp, type App } from '../server/app.ts';
import { loadServerConfig } from '../server/config/load.ts';
import { serverConfigSchema } from '../server/config/schema.ts';
import type { SearchFound } from '../server/contract/reception.ts';
import { silentServerLog } from '../server/logging/log.ts';
import { createContext } from '../server/wiring.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { signInAs } from '../tests/support/server/sign-in.ts';
import type { TestServer } from '../tests/support/server/test-server.ts';
import { fillVisits, somebody } from './harness/many-visits.ts';
import { timesOf, type BenchResult, type Figure } from './harness/result.ts';

/** A quick run: `YINGBIN_BENCH_VISITS=20000`. */
const visits = Number(process.env['YINGBIN_BENCH_VISITS'] ?? 1_000_000);
const asksOfEach = 300;
const limitMs = 20;

/** What people say at a desk. Initials come last: thousands of visits share them. */
const ways = ['ID number', 'phone', 'end of a phone', 'name', 'pinyin', 'pinyin initials'] as const;

/**
 * The reception desk's search, as the page asks it: signed in, over the whole of HTTP but the wire, with the thirty newest visits opened,
 * masked and written out; among a year's visits on a real PostgreSQL.
 */
export async function run(): Promise<BenchResult> {
  // A server of this size has some memory; what an operator sets is in docs/operations/console.md.
  const postgres = await startPostgres(['-c', 'shared_buffers=256MB', '-c', 'max_wal_size=4GB']);
  const dataDir = mkdtempSync(join(tmpdir(), 'yingbin-bench-'));
  try {
    const databaseUrl = await postgres.createDatabase('yingbin');
    const loaded = loadServerConfig({
      ...{ dataDir, configFile: undefined, env: {} },
      demoFile: join(import.meta.dirname, '../assets/demo/medium.json'),
    });
    if (!loaded.ok) throw new Error(loaded.error);
    const created = await createContext({
      config: serverConfigSchema.parse({ ...loaded.value, demo: false, databaseUrl, databaseConnections: 4 }),
      ...{ dataDir, log: silentServerLog, publicUrl: () => 'http://bench' },
      serverKey: randomBytes(32).toString('base64'),
    });
    if (!created.ok) throw new Error(created.error);
    const context = created.value;
    const began = performance.now();
    await fillVisits(context.db, context.sites.first, visits, instant(Date.now()));
    await sql`VACUUM ANALYZE`.execute(context.db);
    const fillSeconds = (performance.now() - began) / 1_000;

    const app = await createApp(context);
    const { headers } = await signInAs({ context } as unknown as TestServer, 'receptionist');
    const samples = new Map<string, number[]>(ways.map((way) => [way, []]));
    let found = 0;
    for (let round = 0; round < asksOfEach; round += 1) {
      for (const way of ways) {
        const { ms, visits: shown } = await ask(app, headers, queryOf(way), round);
        found += shown;
        // The plans are warm after a day, and after this.
        if (round >= 10) samples.get(way)?.push(ms);
      }
    }
    await app.close();
    await context.close();
    if (found === 0) throw new Error('nothing was ever found');
    return {
      what: `look-ups over ${visits} visits in PostgreSQL, each a whole request: session, six indexes, up to 30 visits opened, masked and sent`,
      times: timesOf([...samples.values()].flat()),
      figures: [
        ...ways.map((way): Figure => {
          const { p95Ms } = timesOf(samples.get(way) ?? []);
          return { name: `p95 by ${way}`, value: p95Ms, unit: 'ms', atMost: limitMs };
        }),
        { name: 'visits found by a look-up', value: found / (asksOfEach * ways.length), unit: '' },
        { name: 'made, indexed and analysed in', value: fillSeconds, unit: 's' },
      ],
    };
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function ask(
  app: App,
  headers: Readonly<Record<string, string>>,
  query: string,
  round: number,
): Promise<{ readonly ms: number; readonly visits: number }> {
  const began = performance.now();
  const answer = await app.inject({
    ...{ method: 'POST', url: '/api/v1/reception/search', headers: { ...headers } },
    // A desk asks now and then; a thousand desks have a thousand addresses.
    remoteAddress: `10.${(round >> 8) & 255}.${round & 255}.1`,
    payload: { query },
  });
  const ms = performance.now() - began;
  if (answer.statusCode !== 200) throw new Error(`search answered ${answer.statusCode}`);
  return { ms, visits: answer.json<SearchFound>().visits.length };
}

function queryOf(way: (typeof ways)[number]): string {
  const { person, letters } = somebody(Math.floor(Math.random() * visits));
  switch (way) {
    case 'ID number':
      return person.idNumber;
    case 'phone':
      return person.phone;
    case 'end of a phone':
      return person.phone.slice(-4);
    case 'name':
      return person.name;
    case 'pinyin':
      return letters.full;
    case 'pinyin initials':
      return letters.initials;
  }
}
