import { expect, test } from 'vitest';
import type { VisitId } from '../../domain/kernel/brand.ts';
import type { Unhashed } from '../../domain/ledger/canonical.ts';
import { must } from '../support/storage-kiosk.ts';
import {
  databaseAt,
  migrateToNewest,
  rowsOf,
  storeOver,
  writeOldFacts,
} from '../support/storage-migrations.ts';
import { fullPolicy, visitor, walkIn } from '../support/storage-people.ts';

/** A kiosk that stood alone: a visitor with a badge written by hand, and a guard with a sign-in code. */
const oldFacts: readonly Pick<Unhashed, 'type' | 'data' | 'subject'>[] = [
  {
    type: 'visit.registered',
    subject: 'visit:v0',
    data:
      '{"badgeNumber":"A001","badgeSequence":1,"category":"short-term","companions":0,"day":"2026-11-22",' +
      '"policyVersion":"1","riskTier":"medium","route":"walk-in","state":"inside","time":1}',
  },
  { type: 'visit.checked-in', subject: 'visit:v0', data: '{"time":1}' },
  { type: 'badge.handwritten', subject: 'visit:v0', data: '{"time":2}' },
  { type: 'staff.recorded', subject: 'staff:s0', data: '{"role":"guard","time":3}' },
];
const oldRows = [
  `INSERT INTO visit VALUES ('v0', 'k1', 1, 3, 'inside', 'walk-in', 'short-term', 'handwritten', 0, '2026-11-22', 1, 'A001',
    0, 1, 1, NULL, NULL, NULL, NULL, NULL, 0, NULL)`,
  `INSERT INTO staff VALUES ('s0', 'k1', 4, 'guard', NULL, 0)`,
];

test('a kiosk from before the site server keeps its visitors and its staff, and screens whoever comes next', () => {
  const database = databaseAt(3);
  writeOldFacts(database, oldFacts);
  for (const row of oldRows) database.run(row);

  migrateToNewest(database);
  const visits = rowsOf(database, 'visit');
  expect(visits).toMatchObject([{ id: 'v0', state: 'inside', handwritten_node: 'k1', hold: null }]);
  expect(rowsOf(database, 'staff')).toMatchObject([{ id: 's0', role: 'guard', retired: 0 }]);

  const store = storeOver(database);
  const staff = rowsOf(database, 'staff');
  must(store.rebuildProjections());
  expect(rowsOf(database, 'visit')).toEqual(visits);
  expect(rowsOf(database, 'staff')).toEqual(staff);

  database.run(`INSERT INTO watchlist VALUES ('w1', '2026-12-31', 0)`);
  const { id } = walkIn('v1');
  must(store.visits.save(walkIn('v1'), fullPolicy, visitor));
  expect(store.visits.byId(id as VisitId)?.held).toBeUndefined();
  const token = rowsOf(database, 'visit').find((row) => (row as { id: string }).id === 'v1') as {
    id_number_token: string;
  };
  database.run(`INSERT INTO watchlist_token VALUES (?, 'w1')`, token.id_number_token);
  expect(must(store.visits.save(walkIn('v2'), fullPolicy, visitor)).held).toBe('watchlist');
  expect(store.verify().broken).toBeUndefined();
});
