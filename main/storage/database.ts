import { chmodSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { faultOf } from './fault.ts';
import type { StoreFault } from './store.ts';

type Params = readonly SQLInputValue[];

/** SQLite with the few verbs the repositories need. Statements are prepared once. */
export interface Database {
  readonly raw: DatabaseSync;
  get<Row>(sql: string, ...params: Params): Row | undefined;
  all<Row>(sql: string, ...params: Params): readonly Row[];
  iterate<Row>(sql: string, ...params: Params): Iterable<Row>;
  run(sql: string, ...params: Params): void;
  /** All of `work` or nothing of it. `ok` means it is on the disk (one fsync of the write-ahead log). */
  transact<T>(work: () => T): Result<T, StoreFault>;
  close(): void;
}

/** How long to wait for a second program, such as `npm run staff`, that writes at this moment. */
const busyTimeoutMs = 2_000;

export function openDatabase(path: string): Result<Database, StoreFault> {
  let raw: DatabaseSync | undefined;
  try {
    raw = new DatabaseSync(path, { timeout: busyTimeoutMs });
    // SQLite gives the log and its index the same rights.
    if (path !== ':memory:') chmodSync(path, 0o600);
    raw.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;     -- a confirmed visit survives loss of power
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;     -- an erased key is overwritten, not just unlinked
      PRAGMA trusted_schema = OFF;
      PRAGMA wal_autocheckpoint = 4000; -- 16 MB of log: a page that many commits touch is copied home once
      PRAGMA cache_size = -16000;    -- 16 MB: ids are random, so a commit touches pages all over the tables
    `);
    return ok(createDatabase(raw));
  } catch (error) {
    raw?.close();
    const fault = faultOf(error);
    if (!fault) throw error;
    return err(fault);
  }
}

export function createDatabase(raw: DatabaseSync): Database {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const made = raw.prepare(sql);
    statements.set(sql, made);
    return made;
  };

  return {
    raw,
    get: <Row>(sql: string, ...params: Params) => prepared(sql).get(...params) as Row | undefined,
    all: <Row>(sql: string, ...params: Params) => prepared(sql).all(...params) as Row[],
    iterate: <Row>(sql: string, ...params: Params) => prepared(sql).iterate(...params) as Iterable<Row>,
    run: (sql, ...params) => void prepared(sql).run(...params),
    transact(work) {
      try {
        // IMMEDIATE: the head of the chain is read under the write lock, so two programs cannot fork it.
        prepared('BEGIN IMMEDIATE').run();
        const value = work();
        prepared('COMMIT').run();
        return ok(value);
      } catch (error) {
        // A full disk makes SQLite roll back by itself.
        if (raw.isTransaction) raw.exec('ROLLBACK');
        const fault = faultOf(error);
        if (!fault) throw error;
        return err(fault);
      }
    },
    close: () => raw.close(),
  };
}
