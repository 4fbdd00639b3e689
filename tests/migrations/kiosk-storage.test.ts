import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { createDatabase } from '../../main/storage/database.ts';
import { migrate, schemaVersion } from '../../main/storage/migrate.ts';
import { migrations, type Migration } from '../../main/storage/migrations/index.ts';
import { databaseAt, migrateToNewest, rowsOf, schemaOf } from '../support/storage-migrations.ts';
import { must } from '../support/storage-kiosk.ts';
import { monday } from '../support/storage-people.ts';

const newest = migrations.at(-1)?.number ?? 0;

test('the steps are numbered without a gap', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, i) => i + 1));
});

test.each(Array.from({ length: newest + 1 }, (_, version) => version))(
  'a database of version %i reaches the newest schema',
  (version) => {
    const database = databaseAt(version);
    expect(schemaVersion(database)).toBe(version);
    migrateToNewest(database);
    expect(schemaVersion(database)).toBe(newest);
    expect(schemaOf(database)).toEqual(schemaOf(databaseAt(newest)));
  },
);

test('migrating an up-to-date database with rows in it changes none of them', () => {
  const database = databaseAt(newest);
  database.run(`INSERT INTO setting VALUES ('node', 'k1')`);
  database.run(`INSERT INTO subject_key VALUES ('visit:v1', 'k1:1', x'01')`);
  migrateToNewest(database);
  expect(rowsOf(database, 'setting')).toEqual([{ name: 'node', value: 'k1' }]);
  expect(rowsOf(database, 'subject_key')).toHaveLength(1);
  expect(rowsOf(database, 'schema_migration')).toHaveLength(newest);
});

test('every table is strict: a column holds what it says', () => {
  const tables = databaseAt(newest).all<{ name: string; strict: number }>('PRAGMA table_list');
  const own = tables.filter(({ name }) => !name.startsWith('sqlite_'));
  expect(own.length).toBeGreaterThan(8);
  expect(own.filter(({ strict }) => strict === 0)).toEqual([]);
});

test('a database of a newer program is refused, not guessed at', () => {
  const database = databaseAt(newest);
  database.run('INSERT INTO schema_migration VALUES (99, ?, 0)', 'of-tomorrow');
  expect(migrate(database, monday)).toMatchObject({
    ok: false,
    error: { kind: 'storage', detail: expect.stringContaining('schema 99') },
  });
});

// Power can go between two steps, never inside one.
test('a step that fails leaves the database one step back, whole', () => {
  const database = createDatabase(new DatabaseSync(':memory:'));
  const good: Migration = { number: 1, name: 'good', sql: 'CREATE TABLE good (id INTEGER) STRICT' };
  const bad: Migration = {
    number: 2,
    name: 'bad',
    sql: 'CREATE TABLE half (id INTEGER) STRICT; CREATE NONSENSE',
  };
  expect(() => migrate(database, monday, [good, bad])).toThrow('syntax error');
  expect(schemaVersion(database)).toBe(1);
  expect(schemaOf(database)).not.toContainEqual(expect.objectContaining({ name: 'half' }));
  const mended = { ...bad, sql: 'CREATE TABLE half (id INTEGER) STRICT' };
  must(migrate(database, monday, [good, mended]));
  expect(schemaVersion(database)).toBe(2);
});
