import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Subject } from '../../domain/ledger/event.ts';
import type { Database } from './database.ts';
import type { KeyRing, RandomBytes } from './keys/key-ring.ts';

export interface SubjectKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** One key per subject. Destroying it is what erases the subject, whatever copies of the journal exist. */
export interface SubjectKeys {
  find(subject: Subject): SubjectKey | undefined;
  /** `newId` names the key if it has to be made; the event that first uses it gives the name. */
  findOrCreate(subject: Subject, newId: string): SubjectKey;
  destroy(subject: Subject): void;
}

const keyBytes = 32;

export function createSubjectKeys(
  database: Database,
  keyRing: KeyRing,
  randomBytes: RandomBytes,
): SubjectKeys {
  const find = (subject: Subject): SubjectKey | undefined => {
    const row = database.get<{ key_id: string; wrapped: Uint8Array }>(
      'SELECT key_id, wrapped FROM subject_key WHERE subject = ?',
      subject,
    );
    if (!row) return undefined;
    const key = keyRing.unwrap(row.wrapped, subject);
    if (!key) throw new Error('A subject key does not open under the key ring of this database');
    return { id: row.key_id, key: createSecretKey(key) };
  };
  return {
    find,
    findOrCreate(subject, newId) {
      const known = find(subject);
      if (known) return known;
      const key = randomBytes(keyBytes);
      const wrapped = keyRing.wrap(key, subject);
      database.run('INSERT INTO subject_key VALUES (?, ?, ?)', subject, newId, wrapped);
      return { id: newId, key: createSecretKey(key) };
    },
    destroy(subject) {
      database.run('DELETE FROM subject_key WHERE subject = ?', subject);
    },
  };
}
