import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Database } from './database.ts';
import { migrations, type Migration } from './migrations/index.ts';
import type { StoreFault } from './store.ts';

const table = `
  CREATE TABLE IF NOT EXISTS schema_migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied_at INTEGER NOT NULL
  ) STRICT`;

/** The number of the last migration this database has seen; 0 for an empty file. */
export function schemaVersion(database: Database): number {
  const known = database.get("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migration'");
  if (!known) return 0;
  return database.get<{ n: number }>('SELECT ifnull(max(number), 0) AS n FROM schema_migration')?.n ?? 0;
}

/**
 * Brings the database to the newest schema, each step in a transaction of its own. A database written by a newer
 * program is refused rather than guessed at.
 */
export function migrate(
  database: Database,
  now: Instant,
  steps: readonly Migration[] = migrations,
): Result<void, StoreFault> {
  const newest = steps.at(-1)?.number ?? 0;
  const from = schemaVersion(database);
  if (from > newest) {
    const detail = `the database has schema ${from}, this program knows up to ${newest}; start the newer program`;
    return err({ kind: 'storage', detail });
  }
  for (const step of steps.filter((s) => s.number > from)) {
    const applied = database.transact(() => {
      database.raw.exec(table);
      database.raw.exec(step.sql);
      database.run('INSERT INTO schema_migration VALUES (?, ?, ?)', step.number, step.name, now);
    });
    if (!applied.ok) return applied;
  }
  return ok();
}
