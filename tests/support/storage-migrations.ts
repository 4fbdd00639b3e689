import { DatabaseSync } from 'node:sqlite';
import type { NodeId } from '../../domain/kernel/brand.ts';
import { instant } from '../../domain/kernel/time.ts';
import { genesisHash, hashOf, type Unhashed } from '../../domain/ledger/canonical.ts';
import { formatStamp } from '../../domain/sync/hybrid-clock.ts';
import { createStore, type LedgerStore } from '../../main/storage/create-store.ts';
import { createDatabase, type Database } from '../../main/storage/database.ts';
import { createKeyRing } from '../../crypto/create-key-ring.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { migrations } from '../../main/storage/migrations/index.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { must, repeatableBytes } from './storage-kiosk.ts';
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

const node = 'k1' as NodeId;

/** A journal of an older program, shortly before `monday`: facts as it wrote them, without sealed parts. */
export function writeOldFacts(
  database: Database,
  facts: readonly Pick<Unhashed, 'type' | 'data' | 'subject'>[],
): void {
  let prevHash = genesisHash;
  facts.forEach((fact, i) => {
    const at = formatStamp({ wallMs: instant(monday - 1_000 + i), counter: 0, node });
    const event: Unhashed = { node, seq: i + 1, at, actor: 'system', prevHash, ...fact };
    prevHash = hashOf(event, sha256);
    const { type, subject, actor, data } = event;
    database.run(
      'INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, ?)',
      ...[node, i + 1, at, type, subject, actor, data, event.prevHash, prevHash],
    );
    database.run('INSERT OR REPLACE INTO chain_head VALUES (?, ?, ?, ?)', node, i + 1, at, prevHash);
  });
}

/** Today's store over a database that was brought up to date, at `monday`. */
export function storeOver(database: Database): LedgerStore {
  const bytes = repeatableBytes('old facts');
  return createStore(database, {
    keyRing: createKeyRing(Buffer.alloc(32, 7), bytes),
    now: () => monday,
    randomBytes: bytes,
    ...{ timeZone: 'Asia/Shanghai', badgePrefix: 'A', node },
  });
}
