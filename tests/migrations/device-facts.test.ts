import { expect, test } from 'vitest';
import type { Unhashed } from '../../domain/ledger/canonical.ts';
import { must } from '../support/storage-kiosk.ts';
import {
  databaseAt,
  migrateToNewest,
  rowsOf,
  storeOver,
  writeOldFacts,
} from '../support/storage-migrations.ts';
import { fullPolicy, system, visitor, walkIn } from '../support/storage-people.ts';

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
  writeOldFacts(database, oldFacts);

  migrateToNewest(database);
  const store = storeOver(database);
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
