import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import { instant } from '../domain/kernel/time.ts';
import { serverConfigSchema } from '../server/config/schema.ts';
import { loadServerConfig } from '../server/config/load.ts';
import { silentServerLog } from '../server/logging/log.ts';
import { ingest, type Batch } from '../server/repositories/ledger/ingest.ts';
import { createContext } from '../server/wiring.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { createKioskChain } from '../tests/support/server/kiosk-chain.ts';
import { timesOf, type BenchResult } from './harness/result.ts';

const kiosks = 50;
/** Visits of six events each: 96 events a batch. */
const visitsPerBatch = 16;
const batchesPerKiosk = 6;
const connections = 10;
const baselineSeconds = 10;

/**
 * Fifty kiosks hand in what they have; every batch is one transaction. Beside it, on the same server, pgbench's simple update, as many of them in
 * one transaction as a batch has events.
 */
export async function run(): Promise<BenchResult> {
  const postgres = await startPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'yingbin-bench-'));
  try {
    const databaseUrl = await postgres.createDatabase('yingbin');
    const loaded = loadServerConfig({
      ...{ dataDir, configFile: undefined, env: {} },
      demoFile: join(import.meta.dirname, '../assets/demo/medium.json'),
    });
    if (!loaded.ok) throw new Error(loaded.error);
    const config = serverConfigSchema.parse({
      ...loaded.value,
      databaseUrl,
      databaseConnections: connections,
    });
    const context = await createContext({
      ...{ config, dataDir, log: silentServerLog, publicUrl: () => 'http://bench' },
      serverKey: randomBytes(32).toString('base64'),
    });
    if (!context.ok) throw new Error(context.error);
    const site = context.value.sites.first;

    const work = Array.from({ length: kiosks }, (_, index) => batchesOf(`k-${index}`));
    const eventsPerBatch = work[0]?.[0]?.events.length ?? 0;
    // The plans and the connections are warm after a day, and after this.
    for (const [index, batches] of work.entries())
      await ingest(context.value, site, `k-${index}`, batches[0] ?? { events: [], keys: [] });

    const samples: number[] = [];
    const start = performance.now();
    await Promise.all(
      work.map(async ([, ...batches], index) => {
        for (const batch of batches) {
          const began = performance.now();
          const { added } = await ingest(context.value, site, `k-${index}`, batch);
          if (added !== batch.events.length) throw new Error('a batch was not taken');
          samples.push(performance.now() - began);
        }
      }),
    );
    const seconds = (performance.now() - start) / 1_000;
    await context.value.close();
    const batchesPerSecond = samples.length / seconds;
    const baseline = await simpleUpdates(postgres.port, databaseUrl, eventsPerBatch);
    return {
      what: `batches of ${eventsPerBatch} events from ${kiosks} kiosks into PostgreSQL: checked, stored, sealed parts read, tables kept, one transaction each`,
      times: timesOf(samples),
      baseline: {
        what: `${baseline.tool}: ${eventsPerBatch} simple updates in one transaction, ${connections} clients, the same server`,
        times: timesOf(baseline.samplesMs),
      },
      figures: [
        {
          name: 'batches per second, as a ratio to the baseline',
          value: batchesPerSecond / baseline.perSecond,
          unit: '',
          atLeast: 0.8,
        },
        { name: 'events accepted', value: batchesPerSecond * eventsPerBatch, unit: 'per second' },
        { name: 'batches', value: batchesPerSecond, unit: 'per second' },
        { name: 'baseline transactions', value: baseline.perSecond, unit: 'per second' },
      ],
    };
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function batchesOf(node: string): readonly Batch[] {
  const chain = createKioskChain(node, (length) => randomBytes(length));
  const now = instant(Date.now());
  return Array.from({ length: batchesPerKiosk + 1 }, () => {
    const visits = Array.from({ length: visitsPerBatch }, () => chain.visit(somebody(), now));
    return { events: visits.flatMap(({ events }) => events), keys: visits.flatMap(({ keys }) => keys) };
  });
}

const surnames = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '欧阳'];
const givenNames = ['示例', '样本', '测试', '演示', '文静', '晓雾', '雨桐'];

function somebody() {
  const [a = 0, b = 0] = randomBytes(2);
  const digits = String(randomBytes(4).readUInt32BE()).padStart(10, '0').slice(-8);
  return {
    name: `${surnames[a % surnames.length]}${givenNames[b % givenNames.length]}`,
    idNumber: `1101011900010${digits.slice(0, 4)}X`,
    phone: `138${digits}`,
  };
}

/** pgbench where it is installed, otherwise the same statements from this process. */
async function simpleUpdates(port: number, url: string, perTransaction: number) {
  const program = findPgbench();
  return program ? withPgbench(program, port, perTransaction) : withPool(url, perTransaction);
}

function findPgbench(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  return versions.map((one) => `/usr/lib/postgresql/${one}/bin/pgbench`).find((path) => existsSync(path));
}

async function withPgbench(program: string, port: number, perTransaction: number) {
  const dir = mkdtempSync(join(tmpdir(), 'yingbin-pgbench-'));
  const env = { ...process.env, PGPASSWORD: 'postgres' };
  const at = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', 'yingbin'];
  const execute = promisify(execFile);
  try {
    await execute(program, ['-i', '-s', '10', '-q', ...at], { env });
    const one = [
      '\\set aid random(1, 1000000)',
      '\\set delta random(-5000, 5000)',
      'UPDATE pgbench_accounts SET abalance = abalance + :delta WHERE aid = :aid;',
      'SELECT abalance FROM pgbench_accounts WHERE aid = :aid;',
      'INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES (1, 1, :aid, :delta, CURRENT_TIMESTAMP);',
    ];
    const script = ['BEGIN;', ...Array.from({ length: perTransaction }, () => one).flat(), 'END;'].join('\n');
    writeFileSync(join(dir, 'batch.sql'), script);
    const log = join(dir, 'log');
    const flags = ['-n', '-c', String(connections), '-j', '2', '-M', 'prepared', '-l', '--log-prefix', log];
    // Accounts are updated in any order: two transactions that wait for each other are tried again, as ours are.
    const { stdout } = await execute(
      program,
      [...flags, '-T', String(baselineSeconds), '--max-tries=20', '-f', join(dir, 'batch.sql'), ...at],
      { env, maxBuffer: 1e8 },
    );
    const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    const latency = Number(/latency average = ([\d.]+)/.exec(stdout)?.[1]);
    if (!Number.isFinite(perSecond)) throw new Error('pgbench said nothing');
    return { tool: 'pgbench', perSecond, samplesMs: [latency] };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function withPool(url: string, perTransaction: number) {
  const pool = new Pool({ connectionString: url, max: connections });
  await pool.query(
    'CREATE TABLE accounts AS SELECT aid, 0 AS abalance FROM generate_series(1, 1000000) AS aid',
  );
  await pool.query('ALTER TABLE accounts ADD PRIMARY KEY (aid)');
  await pool.query('CREATE TABLE history (aid int, delta int, mtime timestamptz)');
  const samplesMs: number[] = [];
  const start = performance.now();
  const until = start + baselineSeconds * 1_000;
  const client = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      const own = await pool.connect();
      try {
        await own.query('BEGIN');
        // Always in the same order: here nobody tries again.
        const ids = [...randomBytes(perTransaction * 4)]
          .map((byte, i) => byte * 3_900 + (i % 3_900) + 1)
          .toSorted();
        for (const aid of ids.slice(0, perTransaction)) {
          await own.query({
            name: 'u',
            text: 'UPDATE accounts SET abalance = abalance + 1 WHERE aid = $1',
            values: [aid],
          });
          await own.query({ name: 's', text: 'SELECT abalance FROM accounts WHERE aid = $1', values: [aid] });
          await own.query({ name: 'i', text: 'INSERT INTO history VALUES ($1, 1, now())', values: [aid] });
        }
        await own.query('COMMIT');
        samplesMs.push(performance.now() - began);
      } catch {
        await own.query('ROLLBACK');
      } finally {
        own.release();
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const perSecond = samplesMs.length / ((performance.now() - start) / 1_000);
  await pool.end();
  return { tool: 'the same statements from Node', perSecond, samplesMs };
}
