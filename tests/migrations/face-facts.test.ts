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

/** A visitor of a high-risk site before there was a camera: the guard looked, without giving a reason. */
const oldFacts: readonly Pick<Unhashed, 'type' | 'data' | 'subject'>[] = [
  {
    type: 'visit.registered',
    subject: 'visit:v0',
    data:
      '{"badgeNumber":"A001","badgeSequence":1,"category":"short-term","companions":0,"day":"2026-11-22",' +
      '"policyVersion":"1","riskTier":"high","route":"walk-in","state":"awaiting-review","time":1}',
  },
  {
    type: 'face.decided',
    subject: 'visit:v0',
    data: '{"by":"guard-1","decidedAt":2,"path":"guard","time":2,"verdict":"same-person"}',
  },
  {
    type: 'visit.reviewed',
    subject: 'visit:v0',
    data: '{"by":"guard-1","decidedAt":2,"decision":"approved","time":3}',
  },
  { type: 'visit.checked-in', subject: 'visit:v0', data: '{"time":4}' },
];
const oldRow = `
  INSERT INTO visit VALUES ('v0', 'k1', 1, NULL, 'inside', 'walk-in', 'short-term', 'none', 0, '2026-11-22', 1, 'A001',
    0, 1, 4, NULL, NULL, NULL, NULL, NULL, 0)`;

test('a visit from before the camera keeps its row and its journal, and the next one may be checked', () => {
  const database = databaseAt(2);
  writeOldFacts(database, oldFacts);
  database.run(oldRow);
  const before = rowsOf(database, 'visit').map((row) => ({
    ...(row as object),
    ...{ face_check: null, hold: null, opened_by: null, handwritten_node: null },
  }));

  migrateToNewest(database);
  expect(rowsOf(database, 'visit')).toEqual(before);
  const store = storeOver(database);
  must(store.rebuildProjections());
  expect(rowsOf(database, 'visit')).toEqual(before);

  must(store.visits.save(walkIn('v1', { wanted: 'review' }), fullPolicy, visitor));
  const check = { verdict: 'match', reference: 'chip', rule: 'raw', attempts: 1 } as const;
  const visit = must(store.visits.settleFace('v1' as VisitId, check, true, visitor));
  expect(visit).toMatchObject({ state: 'inside', faceCheck: check });
  expect(store.verify().broken).toBeUndefined();
});
