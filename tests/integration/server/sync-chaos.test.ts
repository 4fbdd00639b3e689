import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NodeId } from '../../../domain/kernel/brand.ts';
import { seededRandom } from '../../../domain/kernel/seeded-random.ts';
import { instant } from '../../../domain/kernel/time.ts';
import { idOfSubject, subjectOf } from '../../../domain/ledger/event.ts';
import { countsFromKiosk } from '../../../domain/sync/authority.ts';
import { replicatedTypes } from '../../../domain/sync/replicated.ts';
import { createKeyRing } from '../../../crypto/create-key-ring.ts';
import { createStore } from '../../../main/storage/create-store.ts';
import { openDatabase } from '../../../main/storage/database.ts';
import { dataPaths } from '../../../main/storage/paths.ts';
import { loadServerConfig } from '../../../server/config/load.ts';
import type { ServerConfig } from '../../../server/config/schema.ts';
import { silentServerLog } from '../../../server/logging/log.ts';
import { issueCode } from '../../../server/repositories/kiosks/codes.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { rebuild } from '../../../server/repositories/ledger/rebuild.ts';
import { verifyChains } from '../../../server/repositories/ledger/verify.ts';
import { projectedTables } from '../../../server/repositories/projections/index.ts';
import { createContext } from '../../../server/wiring.ts';
import { startPostgres, type PostgresServer } from '../../support/postgres.ts';
import { createFaultyLine, type FaultyLine } from '../../support/server/chaos/faulty-line.ts';
import {
  createKioskProcess,
  kioskSecret,
  type KioskProcess,
} from '../../support/server/chaos/kiosk-process.ts';
import { createServerProcess, type ServerProcess } from '../../support/server/chaos/server-process.ts';
import { dumpProjections, must } from '../../support/storage-kiosk.ts';
import { until } from '../../support/until.ts';

// Two kiosks and two copies of the server, each a process of its own, on a real PostgreSQL, with a line between them that cuts, delays,
// repeats and loses. `YINGBIN_CHAOS_BACKLOG=15000` gives the first kiosk a month of events before it joins, `YINGBIN_CHAOS_ROUNDS` and
// `YINGBIN_CHAOS_SEED` another length and another plan.
const seed = Number(process.env['YINGBIN_CHAOS_SEED'] ?? 20_261_123);
const rounds = Number(process.env['YINGBIN_CHAOS_ROUNDS'] ?? 12);
const backlogVisits = Math.ceil(Number(process.env['YINGBIN_CHAOS_BACKLOG'] ?? 700) / 6);
const dayMs = 86_400_000;

const dir = mkdtempSync(join(tmpdir(), 'yingbin-chaos-'));
let postgres: PostgresServer;
let context: Extract<Awaited<ReturnType<typeof createContext>>, { ok: true }>['value'];
let servers: readonly ServerProcess[] = [];
let kiosks: readonly KioskProcess[] = [];
let lines: readonly FaultyLine[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase('chaos');
  const serverKey = randomBytes(32).toString('base64');
  const config = chaosConfig();
  const made = await createContext({
    config: { ...config, databaseUrl },
    dataDir: join(dir, 'watcher'),
    serverKey,
    log: silentServerLog,
    publicUrl: () => 'http://site.test',
  });
  context = must(made);
  servers = ['s1', 's2'].map((name) =>
    createServerProcess(join(dir, name), config, { databaseUrl, serverKey }),
  );
  kiosks = ['k-one', 'k-two'].map((node) => createKioskProcess(node, mkdtempSync(join(dir, node))));
}, 120_000);

afterAll(async () => {
  for (const kiosk of kiosks) await kiosk.kill();
  for (const server of servers) await server.kill();
  for (const line of lines) await line.close();
  await context?.close();
  await postgres?.stop();
  rmSync(dir, { recursive: true, force: true });
}, 60_000);

test(
  'whatever happens on the way, everything arrives everywhere exactly once',
  { timeout: 900_000 },
  async () => {
    const random = seededRandom(seed);
    const pick = <T>(items: readonly T[]): T => {
      const item = items[Math.floor(random() * items.length)];
      if (item === undefined) throw new Error('nothing to pick');
      return item;
    };
    const ports = () => servers.flatMap((server) => server.port() ?? []);
    await Promise.all(servers.map((server) => server.start()));
    lines = await Promise.all(kiosks.map(() => createFaultyLine(ports, random)));
    await Promise.all(kiosks.map((kiosk) => kiosk.start(0)));
    await kiosks[0]?.work(backlogVisits);

    for (const [index, kiosk] of kiosks.entries()) {
      const line = lines[index];
      if (!line) throw new Error('no line');
      const { code } = await issueCode(context, context.sites.first, kiosk.node);
      // The answer is lost, the kiosk killed; it asks again with the same code.
      line.faults.lostReplies = 1;
      expect(await kiosk.enrol(line.url, code)).toBe(false);
      line.faults.lostReplies = 0;
      await kiosk.kill();
      await kiosk.start(0);
      expect(await kiosk.enrol(line.url, code)).toBe(true);
    }

    const mishaps: readonly (() => void | Promise<unknown>)[] = [
      () => pick(lines).drop(),
      () => void (pick(lines).faults.cut = true),
      () => void (pick(lines).faults.lostReplies = 0.5),
      () => void (pick(lines).faults.repeats = 0.5),
      () => void (pick(lines).faults.delayMs = 120),
      () => restart(pick(servers)),
      () => restartKiosk(pick(kiosks), pick([-dayMs, 0, dayMs])),
      () => reviewAtServer(),
      () => eraseAtServer(),
    ];
    for (let round = 0; round < rounds; round++) {
      const work = kiosks.map((kiosk) => kiosk.work(2 + Math.floor(random() * 6)));
      await pick(mishaps)();
      await Promise.all([pick(mishaps)(), ...work]);
      if (random() < 0.5) heal(pick(lines));
    }

    lines.forEach(heal);
    for (const server of servers) if (server.port() === undefined) await server.start();
    await until('everything is everywhere', isEverywhere, 300_000);
    await settle();
  },
);

function heal({ faults }: FaultyLine): void {
  Object.assign(faults, { cut: false, lostReplies: 0, repeats: 0, delayMs: 0 });
}

async function restart(server: ServerProcess): Promise<void> {
  await server.kill();
  await server.start();
}

async function restartKiosk(kiosk: KioskProcess, clockMs: number): Promise<void> {
  await kiosk.kill();
  await kiosk.start(clockMs);
}

/** A guard decides on the handheld, for whoever has waited longest. */
async function reviewAtServer(): Promise<void> {
  const { first } = context.sites;
  await commit(context, first, 'staff:guard-1', async (ledger) => {
    const waiting = await ledger.db
      .selectFrom('visit')
      .select('id')
      .where('site_id', '=', first.id)
      .where('state', '=', 'awaiting-review')
      .orderBy('registered_at')
      .limit(1)
      .forUpdate()
      .executeTakeFirst();
    if (!waiting) return;
    const decided = { decision: 'approved', by: 'guard-1', decidedAt: context.now() } as const;
    ledger.append('visit.reviewed', subjectOf('visit', waiting.id), decided);
  });
}

async function eraseAtServer(): Promise<void> {
  const { first } = context.sites;
  await commit(context, first, 'system', async (ledger) => {
    const left = await ledger.db
      .selectFrom('visit')
      .select('id')
      .where('site_id', '=', first.id)
      .where('state', '=', 'left')
      .where('erased', '=', false)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (left) ledger.erase(subjectOf('visit', left.id), 'retention');
  });
}

/** What a kiosk should hold of the others, as the server has it. */
async function dueAt(node: string): Promise<readonly { node: string; seq: number; hash: string }[]> {
  const { rows } = await sql<{ node: string; seq: number; hash: string; type: string; subject: string }>`
    SELECT node, seq, hash, type, subject FROM event WHERE node <> ${node} ORDER BY node, seq`.execute(
    context.db,
  );
  return rows
    .filter(({ type }) => replicatedTypes.has(type))
    .filter(
      (row) =>
        row.node === context.sites.first.node || countsFromKiosk(row.node, row.type as never, row.subject),
    )
    .map(({ node: from, seq, hash }) => ({ node: from, seq, hash }));
}

async function isEverywhere(): Promise<boolean> {
  for (const kiosk of kiosks) {
    const report = await kiosk.report();
    if (!report || report.acknowledged !== report.head) return false;
    const { head } = await context.db
      .selectFrom('chain_head')
      .select('seq as head')
      .where('node', '=', kiosk.node)
      .executeTakeFirstOrThrow();
    if (head !== report.head || report.received !== (await dueAt(kiosk.node)).length) return false;
  }
  return true;
}

/** Everything stands still: what is where, and does it hold together? */
async function settle(): Promise<void> {
  for (const kiosk of kiosks) await kiosk.kill();
  const { first } = context.sites;
  for (const report of await verifyChains(context.db, first.id)) expect(report.broken).toBeUndefined();
  const findings = await context.db.selectFrom('finding').select(['kind', 'node']).execute();
  expect(findings.filter(({ kind }) => kind !== 'clock')).toEqual([]);

  const tables = await dumpServer();
  await rebuild(context.connection, first);
  expect(await dumpServer()).toEqual(tables);
  const states = new Map((tables['visit'] ?? []).map((row) => [row['id'], row['state']]));

  for (const kiosk of kiosks) {
    const database = must(openDatabase(dataPaths(kiosk.dir).database));
    const store = createStore(database, {
      keyRing: createKeyRing(kioskSecret(kiosk.node), randomBytes),
      node: kiosk.node as NodeId,
      ...{ now: () => instant(Date.now()), randomBytes, timeZone: 'Asia/Shanghai', badgePrefix: 'A' },
    });
    expect(store.verify().broken).toBeUndefined();
    const before = dumpProjections(database);
    must(store.rebuildProjections());
    expect(dumpProjections(database)).toEqual(before);

    const place = 'SELECT node, seq, hash FROM event';
    expect(database.all(`${place} WHERE node <> ? ORDER BY node, seq`, kiosk.node)).toEqual(
      await dueAt(kiosk.node),
    );
    const { rows } = await sql`
      SELECT node, seq, hash FROM event WHERE node = ${kiosk.node} ORDER BY seq`.execute(context.db);
    expect(database.all(`${place} WHERE node = ? ORDER BY seq`, kiosk.node)).toEqual(rows);
    // Nothing that the kiosk confirmed is missing, and everybody agrees on who is inside.
    for (const id of kiosk.confirmed) expect(states.has(id), id).toBe(true);
    for (const { id, state } of database.all<{ id: string; state: string }>('SELECT id, state FROM visit'))
      expect(state, `${kiosk.node} ${id}`).toBe(states.get(id));
    const erased = database.all<{ subject: string }>(
      `SELECT subject FROM event WHERE type = 'subject.erased'`,
    );
    for (const { subject } of erased)
      expect(database.get('SELECT 1 FROM subject_key WHERE subject = ?', subject), idOfSubject(subject)).toBe(
        undefined,
      );
    store.close();
  }
}

async function dumpServer(): Promise<Readonly<Record<string, readonly Record<string, unknown>[]>>> {
  const tables: Record<string, readonly Record<string, unknown>[]> = {};
  for (const table of projectedTables) {
    const { rows } = await sql<Record<string, unknown>>`
      SELECT * FROM ${sql.table(table)} ORDER BY site_id, id`.execute(context.db);
    tables[table] = rows;
  }
  return tables;
}

function chaosConfig(): ServerConfig {
  const loaded = must(
    loadServerConfig({
      dataDir: dir,
      configFile: undefined,
      demoFile: join(import.meta.dirname, '../../../assets/demo/medium.json'),
      env: {},
    }),
  );
  return { ...loaded, demo: false };
}
