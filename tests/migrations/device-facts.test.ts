import { expect, test } from 'vitest';
import type { NodeId } from '../../domain/kernel/brand.ts';
import { instant } from '../../domain/kernel/time.ts';
import { genesisHash, hashOf, type Unhashed } from '../../domain/ledger/canonical.ts';

import { formatStamp } from '../../domain/sync/hybrid-clock.ts';
import { createStore } from '../../main/storage/create-store.ts';
import { createKeyRing } from '../../main/storage/keys/create-key-ring.ts';
import { sha256 } from '../../main/storage/sha256.ts';
import { must, repeatableBytes } from '../support/storage-kiosk.ts';
import { databaseAt, migrateToNewest, rowsOf } from '../support/storage-migrations.ts';
import { fullPolicy, monday, system, visitor, walkIn } from '../support/storage-people.ts';

const node = 'k1' as NodeId;

/** What the first version wrote: faults named a kind of device, and badges no printer. */
const oldFacts: readonly Pick<Unhashed, 'type' | 'data' | 'subject'>[] = [
  { type: 'kiosk.started', subject: 'node:k1', data: '{"time":1,"version":"0.1.0"}' },
  {
    type: 'device.fault',
    subject: 'node:k1',
    data: '{"device":"label-printer","health":"jammed","time":2}',
  },
  { type: 'badge.sending', subject: 'visit:v0', data: '{"copy":1,"time":3}' },
  { type: 'badge.failed', subject: 'visit:v0', data: '{"copy":1,"problem":"jammed","time":4}' },
];

test('a journal of the first version verifies, is rebuilt and goes on, with facts that lack what is said today', () => {
  const database = databaseAt(1);
  let prevHash = genesisHash;
  oldFacts.forEach((fact, i) => {
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

  migrateToNewest(database);
  const bytes = repeatableBytes('old facts');
  const store = createStore(database, {
    keyRing: createKeyRing(Buffer.alloc(32, 7), bytes),
    now: () => monday,
    randomBytes: bytes,
    ...{ timeZone: 'Asia/Shanghai', badgePrefix: 'A', node },
  });
  must(store.rebuildProjections());
  const visit = must(store.visits.save(walkIn('v1'), fullPolicy, visitor));
  must(store.visits.setBadge(visit.id, { state: 'sending', copy: 1, printer: 'printer-1' }, system));
  must(
    store.note(
      { type: 'device.fault', device: 'printer-1', kind: 'label-printer', health: 'jammed' },
      system,
    ),
  );
  must(store.rebuildProjections());
  expect(rowsOf(database, 'visit')).toMatchObject([{ id: 'v1', badge: 'sending', badge_copy: 1 }]);
  const { broken, events } = store.verify();
  expect(broken).toBeUndefined();
  expect(events).toBeGreaterThan(oldFacts.length + 2);
  database.run(`UPDATE event SET data = replace(data, 'jammed', 'paused') WHERE seq = 2`);
  expect(store.verify().broken).toMatchObject({ seq: 2 });
});
