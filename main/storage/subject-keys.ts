import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Subject } from '../../domain/ledger/event.ts';
import type { Database } from './database.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';

export interface SubjectKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** Whoever has a key of their own. A stored face has one beside its enrolment's, so that it can go alone. */
export type KeyHolder = Subject | `face:${string}`;

/** One key per subject. Destroying it is what erases the subject, whatever copies of the journal exist. */
export interface SubjectKeys {
  /** @throws when the key was not wrapped by this database's key ring */
  find(holder: KeyHolder): SubjectKey | undefined;
  /** As `find`, but a key of another ring is no key. */
  findOwn(holder: KeyHolder): SubjectKey | undefined;
  /** `newId` names the key if it has to be made; the event that first uses it gives the name. */
  findOrCreate(holder: KeyHolder, newId: string): SubjectKey;
  destroy(holder: KeyHolder): void;
}

const keyBytes = 32;

export function createSubjectKeys(
  database: Database,
  keyRing: KeyRing,
  randomBytes: RandomBytes,
): SubjectKeys {
  const lookUp = (holder: KeyHolder): SubjectKey | 'foreign' | undefined => {
    const row = database.get<{ key_id: string; wrapped: Uint8Array }>(
      'SELECT key_id, wrapped FROM subject_key WHERE subject = ?',
      holder,
    );
    if (!row) return undefined;
    const key = keyRing.unwrap(row.wrapped, holder);
    return key ? { id: row.key_id, key: createSecretKey(key) } : 'foreign';
  };
  const find = (holder: KeyHolder): SubjectKey | undefined => {
    const found = lookUp(holder);
    if (found === 'foreign')
      throw new Error('A subject key does not open under the key ring of this database');
    return found;
  };
  return {
    find,
    findOwn(holder) {
      const found = lookUp(holder);
      return found === 'foreign' ? undefined : found;
    },
    findOrCreate(holder, newId) {
      const known = find(holder);
      if (known) return known;
      const key = randomBytes(keyBytes);
      const wrapped = keyRing.wrap(key, holder);
      database.run('INSERT INTO subject_key VALUES (?, ?, ?)', holder, newId, wrapped);
      return { id: newId, key: createSecretKey(key) };
    },
    destroy(holder) {
      database.run('DELETE FROM subject_key WHERE subject = ?', holder);
    },
  };
}
