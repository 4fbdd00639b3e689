import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeId } from '../../domain/kernel/brand.ts';
import { instant, type Instant } from '../../domain/kernel/time.ts';
import type { Result } from '../../domain/kernel/result.ts';
import { createStore, type LedgerStore } from '../../main/storage/create-store.ts';
import { openDatabase, type Database } from '../../main/storage/database.ts';
import { createKeyRing } from '../../crypto/create-key-ring.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { dataPaths } from '../../main/storage/paths.ts';
import { projectedTables } from '../../main/storage/projections/index.ts';
import { monday } from './storage-people.ts';

/** The value of a result that must be good. */
export function must<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`Expected success, got ${JSON.stringify(result.error)}`);
  return result.value;
}

export function temporaryDir(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'yingbin-storage-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Bytes that look random and are the same in every run. */
export function repeatableBytes(seed: string): RandomBytes {
  let calls = 0;
  return (length) => {
    calls += 1;
    const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) =>
      createHash('sha256').update(`${seed} ${calls} ${block}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, length);
  };
}

export interface TestKiosk {
  readonly store: LedgerStore;
  readonly database: Database;
  readonly dir: string;
  /** The wall clock: set it, or move it. */
  readonly clock: { now: Instant; move(ms: number): void };
  /** Every projected table, as plain rows in the order of their keys. */
  dump(): Readonly<Record<string, readonly unknown[]>>;
  events(): readonly { type: string; subject: string; actor: string; data: string }[];
  close(): void;
}

/** A kiosk's store over a real file, with its connection in hand and a clock that only tests move. */
export function startKiosk(dir = temporaryDir(), node = 'k1'): TestKiosk {
  const database = must(openDatabase(dataPaths(dir.dir).database));
  must(migrate(database, monday));
  const clock = {
    now: monday,
    move(ms: number) {
      this.now = instant(this.now + ms);
    },
  };
  const bytes = repeatableBytes(node === 'k1' ? 'kiosk' : `kiosk ${node}`);
  const store = createStore(database, {
    keyRing: createKeyRing(Buffer.alloc(32, 7), bytes),
    now: () => clock.now,
    randomBytes: bytes,
    timeZone: 'Asia/Shanghai',
    badgePrefix: 'A',
    node: node as NodeId,
  });
  return {
    store,
    database,
    dir: dir.dir,
    clock,
    dump: () => dumpProjections(database),
    events: () => database.all('SELECT type, subject, actor, data FROM event ORDER BY node, seq'),
    close() {
      store.close();
      dir.remove();
    },
  };
}

export function dumpProjections(database: Database): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(
    projectedTables.map((table) => [table, database.all(`SELECT * FROM ${table} ORDER BY 1`)]),
  );
}

export const trulyRandom: RandomBytes = (length) => randomBytes(length);
