import { DatabaseSync } from 'node:sqlite';
import type { NodeId } from '../../domain/kernel/brand.ts';
import { instant, type Instant } from '../../domain/kernel/time.ts';
import { createKeyRing } from '../../crypto/create-key-ring.ts';
import { createTokens, type Tokens } from '../../crypto/tokens.ts';
import { createDatabase } from '../../main/storage/database.ts';
import { createJournal, type Journal } from '../../main/storage/journal.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { createProjector } from '../../main/storage/projections/index.ts';
import { createReplay } from '../../main/storage/projections/replay.ts';
import { createSubjectKeys } from '../../main/storage/subject-keys.ts';
import { outgoing } from '../../main/storage/sync/outgoing.ts';
import type { RemoteBatch } from '../../main/storage/sync/sync-store.ts';
import { must, repeatableBytes } from './storage-kiosk.ts';
import { monday } from './storage-people.ts';

/** Another node that writes whatever facts a test wants, under the same site secret as the test kiosk. */
export interface TestServer {
  readonly clock: { now: Instant; move(ms: number): void };
  readonly tokens: Tokens;
  append: Journal['append'];
  /** Everything it wrote, with its keys, as a kiosk would be told. */
  told(): RemoteBatch;
}

export const everything = { count: 100_000, bytes: 1e9 };

/** @param pepper the site's, where the kiosk has joined one; the test kiosk's own otherwise */
export function startServer(node = 's1' as NodeId, pepper?: Uint8Array): TestServer {
  const database = createDatabase(new DatabaseSync(':memory:'));
  must(migrate(database, monday));
  const bytes = repeatableBytes(`server ${node}`);
  const keyRing = createKeyRing(Buffer.alloc(32, 7), bytes, pepper);
  const tokens = createTokens(keyRing);
  const clock = {
    now: monday,
    move(ms: number) {
      this.now = instant(this.now + ms);
    },
  };
  const subjectKeys = createSubjectKeys(database, keyRing, bytes);
  const project = createProjector({ database, tokens, node });
  const journal = createJournal({
    ...{ database, subjectKeys, node, project },
    replay: createReplay(database, project),
    now: () => clock.now,
    randomBytes: bytes,
  });
  return {
    clock,
    tokens,
    append: ((...fact: unknown[]) =>
      must(
        journal.commit(() => (journal.append as (...args: unknown[]) => Instant)(...fact)),
      )) as Journal['append'],
    told: () => ({ ...outgoing({ database, journal, subjectKeys } as never, 0, everything), cursor: '' }),
  };
}
