import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import { Client, Pool, types } from 'pg';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

/** A database and the line on which copies of the server tell each other that something changed. */
export interface Connection {
  readonly db: Db;
  readonly kind: 'embedded' | 'postgres';
  /** Calls `heard` with every note any copy sends on `channel`. Listens again by itself after a lost connection. */
  listen(channel: string, heard: (note: string) => void): Promise<() => Promise<void>>;
  notify(channel: string, note: string): Promise<void>;
  close(): Promise<void>;
}

const int8 = 20;
/** A machine that drops everything is told from a slow one by this, in milliseconds. */
const connectMs = 15_000;
/** How long to wait before listening again after the connection was lost, in milliseconds. */
const listenAgainMs = 1_000;

/** Opens the embedded database in `dir` (made if missing), or in memory when `dir` is absent. One process at a time. */
export async function connectEmbedded(dir?: string): Promise<Connection> {
  if (dir !== undefined) mkdirSync(dir, { recursive: true, mode: 0o700 });
  const pglite = await PGlite.create({
    ...(dir !== undefined && { dataDir: dir }),
    parsers: { [int8]: Number },
  });
  const db: Db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  return {
    db,
    kind: 'embedded',
    listen: (channel, heard) => pglite.listen(channel, heard),
    notify: async (channel, note) => void (await pglite.query('SELECT pg_notify($1, $2)', [channel, note])),
    async close() {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
}

/** @param connections at most this many at once, besides one for listening */
export async function connectPostgres(url: string, connections = 10): Promise<Connection> {
  // Milliseconds and counts: far below 2^53, and awkward as strings.
  types.setTypeParser(int8, Number);
  const pool = new Pool({ connectionString: url, max: connections, connectionTimeoutMillis: connectMs });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    kind: 'postgres',
    listen: (channel, heard) => listenOn(url, channel, heard),
    notify: async (channel, note) => void (await pool.query('SELECT pg_notify($1, $2)', [channel, note])),
    close: () => db.destroy(),
  };
}

async function listenOn(
  url: string,
  channel: string,
  heard: (note: string) => void,
): Promise<() => Promise<void>> {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const open = async (): Promise<void> => {
    const next = new Client({ connectionString: url, connectionTimeoutMillis: connectMs });
    next.on('error', () => again());
    next.on('end', () => again());
    next.on('notification', (note) => heard(note.payload ?? ''));
    client = next;
    await next.connect();
    await next.query(`LISTEN "${channel}"`);
  };
  const again = (): void => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      open().then(
        // Whatever was said while nobody listened is asked for once.
        () => heard(''),
        () => again(),
      );
    }, listenAgainMs);
  };
  await open();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
