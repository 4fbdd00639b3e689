import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Pool } from 'pg';

const connections = 10;
const seconds = 10;

export interface SimpleUpdates {
  /** What made them. */
  readonly tool: string;
  readonly perSecond: number;
  readonly samplesMs: readonly number[];
  readonly clients: number;
}

/** pgbench where it is installed, otherwise the same statements from this process. */
export async function simpleUpdates(
  port: number,
  url: string,
  perTransaction: number,
): Promise<SimpleUpdates> {
  const program = findPgbench();
  return program ? withPgbench(program, port, perTransaction) : withPool(url, perTransaction);
}

function findPgbench(): string | undefined {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  return versions.map((one) => `/usr/lib/postgresql/${one}/bin/pgbench`).find((path) => existsSync(path));
}

async function withPgbench(program: string, port: number, perTransaction: number): Promise<SimpleUpdates> {
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
      [...flags, '-T', String(seconds), '--max-tries=20', '-f', join(dir, 'batch.sql'), ...at],
      { env, maxBuffer: 1e8 },
    );
    const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    if (!Number.isFinite(perSecond)) throw new Error('pgbench said nothing');
    // One line a transaction: client, number, microseconds …
    const samplesMs = readdirSync(dir)
      .filter((name) => name.startsWith('log.'))
      .flatMap((name) => readFileSync(join(dir, name), 'utf8').trim().split('\n'))
      .map((line) => Number(line.split(' ')[2]) / 1_000)
      .filter((ms) => Number.isFinite(ms));
    return { tool: 'pgbench', perSecond, samplesMs, clients: connections };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function withPool(url: string, perTransaction: number): Promise<SimpleUpdates> {
  const pool = new Pool({ connectionString: url, max: connections });
  await pool.query(
    'CREATE TABLE accounts AS SELECT aid, 0 AS abalance FROM generate_series(1, 1000000) AS aid',
  );
  await pool.query('ALTER TABLE accounts ADD PRIMARY KEY (aid)');
  await pool.query('CREATE TABLE history (aid int, delta int, mtime timestamptz)');
  const samplesMs: number[] = [];
  const start = performance.now();
  const until = start + seconds * 1_000;
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
  return { tool: 'the same statements from Node', perSecond, samplesMs, clients: connections };
}
