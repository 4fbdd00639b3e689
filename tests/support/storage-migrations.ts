import { DatabaseSync } from 'node:sqlite';
import { createDatabase, type Database } from '../../main/storage/database.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { migrations } from '../../main/storage/migrations/index.ts';
import { must } from './storage-kiosk.ts';
import { monday } from './storage-people.ts';

/**
 * An empty database as the program of that schema version left it. A test of migration N starts at N - 1, inserts the
 * rows of that time in plain SQL, calls `migrateFrom` and compares `rowsOf`.
 */
export function databaseAt(version: number): Database {
  const database = createDatabase(new DatabaseSync(':memory:'));
  must(
    migrate(
      database,
      monday,
      migrations.filter(({ number }) => number <= version),
    ),
  );
  return database;
}

export function migrateToNewest(database: Database): void {
  must(migrate(database, monday));
}

export function rowsOf(database: Database, table: string): readonly unknown[] {
  return database.all(`SELECT * FROM ${table} ORDER BY 1`);
}

/** The whole schema as SQLite wrote it down. */
export function schemaOf(database: Database): readonly unknown[] {
  return database.all('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name');
}
