import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeId } from '../domain/kernel/brand.ts';
import type { Result } from '../domain/kernel/result.ts';
import { instant } from '../domain/kernel/time.ts';
import { openDatabase, type Database } from '../main/storage/database.ts';
import { openKeyRing } from '../main/storage/keys/key-file.ts';
import { openStore } from '../main/storage/open-store.ts';
import { timeOrderedId } from '../crypto/time-ordered-id.ts';
import { timed, timesOf, type BenchResult } from './harness/result.ts';
import { benchPolicy, walkIn } from './harness/visits.ts';

const warmUp = 2_000;
const runs = 3_000;

/**
 * What durability costs on this disk is the bare insert; what the ledger adds is the rest. Both are measured in turns,
 * so that whatever else the machine does meets both alike.
 */
export async function run(): Promise<BenchResult> {
  const dir = mkdtempSync(join(tmpdir(), 'yingbin-bench-'));
  const bare = must(openDatabase(join(dir, 'bare.db')));
  const store = must(
    openStore({
      dir,
      keyRing: must(openKeyRing({ dir, randomBytes })),
      now: () => instant(Date.now()),
      randomBytes,
      timeZone: 'Asia/Shanghai',
      badgePrefix: 'A',
      nodeId: 'bench' as NodeId,
    }),
  );
  try {
    bare.raw.exec('CREATE TABLE one (id INTEGER PRIMARY KEY, value TEXT NOT NULL) STRICT');
    const saves: number[] = [];
    const inserts: number[] = [];
    for (let i = -warmUp; i < runs; i++) {
      const request = walkIn(timeOrderedId(instant(Date.now()), randomBytes), instant(Date.now()));
      const saveMs = timed(() => must(store.visits.save(request, benchPolicy, { kind: 'visitor' })));
      const insertMs = timed(() => insertOne(bare, request.id));
      if (i < 0) continue;
      saves.push(saveMs);
      inserts.push(insertMs);
    }
    const times = timesOf(saves);
    const baseline = timesOf(inserts);
    return {
      what: 'durable commits of a walk-in visit (journal, subject key, tokens, tables), one after another',
      times,
      baseline: {
        what: 'a bare single-row durable insert, same settings, same disk, in turns',
        times: baseline,
      },
      figures: [
        {
          name: 'ratio of commits per second',
          value: baseline.meanMs / times.meanMs,
          unit: '',
          atLeast: 0.5,
        },
        { name: 'visits', value: 1_000 / times.meanMs, unit: 'per second' },
        { name: 'bare inserts', value: 1_000 / baseline.meanMs, unit: 'per second' },
      ],
    };
  } finally {
    store.close();
    bare.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A statement of its own commits by itself: the cheapest durable write SQLite has. */
function insertOne(database: Database, value: string): void {
  database.run('INSERT INTO one (value) VALUES (?)', value);
}

function must<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`The bench could not go on: ${JSON.stringify(result.error)}`);
  return result.value;
}
