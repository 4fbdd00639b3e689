import { expect, test } from 'vitest';
import { databaseAt, migrateToNewest, rowsOf, writeOldFacts } from '../support/storage-migrations.ts';

test('keys stay with their subjects, and failed sign-ins follow the person whose code it is', () => {
  const database = databaseAt(4);
  writeOldFacts(database, [
    { type: 'staff.recorded', subject: 'staff:g1', data: '{"role":"guard","time":1}' },
  ]);
  database.run(`INSERT INTO subject_key VALUES ('visit:v1', 'k1:3', x'01'), ('staff:g1', 'k1:1', x'02')`);
  database.run(`INSERT INTO staff VALUES ('g1', 'k1', 1, 'guard', 'token-of-g1', 0, 0)`);
  database.run(`INSERT INTO sign_in_attempt VALUES ('token-of-g1', 3, 77), ('token-of-nobody', 1, 78)`);

  migrateToNewest(database);

  expect(rowsOf(database, 'subject_key')).toEqual([
    { subject: 'staff:g1', key_id: 'k1:1', wrapped: Uint8Array.of(2) },
    { subject: 'visit:v1', key_id: 'k1:3', wrapped: Uint8Array.of(1) },
  ]);
  expect(rowsOf(database, 'sign_in_attempt')).toEqual([
    { who: 'staff:g1', failures: 3, last_failure_at: 77 },
    { who: 'token-of-nobody', failures: 1, last_failure_at: 78 },
  ]);
  expect(rowsOf(database, 'sync_link')).toEqual([]);
});
