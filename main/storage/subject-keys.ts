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

/**
 * One key per subject, or one of each node that sealed something for it before they met. Destroying them is what erases the
 * subject, whatever copies of the journal exist.
 */
export interface SubjectKeys {
  /**
   * The key that new facts are sealed under: of several the same one on every node.
   * @throws when the key was not wrapped by this database's key ring
   */
  find(holder: KeyHolder): SubjectKey | undefined;
  /** The key of this name. @throws as `find` does */
  named(holder: KeyHolder, id: string): KeyObject | undefined;
  /** As `find`, but a key of another ring is no key. */
  findOwn(holder: KeyHolder): SubjectKey | undefined;
  /** `newId` names the key if it has to be made; the event that first uses it gives the name. */
  findOrCreate(holder: KeyHolder, newId: string): SubjectKey;
  /** A key that another node made; whether it was new here. */
  add(holder: KeyHolder, id: string, key: Uint8Array): boolean;
  destroy(holder: KeyHolder): void;
}

const keyBytes = 32;

export function createSubjectKeys(
  database: Database,
  keyRing: KeyRing,
  randomBytes: RandomBytes,
): SubjectKeys {
  const unwrapped = (
    holder: KeyHolder,
    row: { key_id: string; wrapped: Uint8Array } | undefined,
  ): SubjectKey | 'foreign' | undefined => {
    if (!row) return undefined;
    const key = keyRing.unwrap(row.wrapped, holder);
    return key ? { id: row.key_id, key: createSecretKey(key) } : 'foreign';
  };
  const own = (found: SubjectKey | 'foreign' | undefined): SubjectKey | undefined => {
    if (found === 'foreign')
      throw new Error('A subject key does not open under the key ring of this database');
    return found;
  };
  const lookUp = (holder: KeyHolder) =>
    unwrapped(
      holder,
      database.get(
        'SELECT key_id, wrapped FROM subject_key WHERE subject = ? ORDER BY key_id LIMIT 1',
        holder,
      ),
    );
  const find = (holder: KeyHolder): SubjectKey | undefined => own(lookUp(holder));
  return {
    find,
    named: (holder, id) =>
      own(
        unwrapped(
          holder,
          database.get(
            'SELECT key_id, wrapped FROM subject_key WHERE subject = ? AND key_id = ?',
            holder,
            id,
          ),
        ),
      )?.key,
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
    add(holder, id, key) {
      if (database.get('SELECT 1 FROM subject_key WHERE subject = ? AND key_id = ?', holder, id))
        return false;
      database.run('INSERT INTO subject_key VALUES (?, ?, ?)', holder, id, keyRing.wrap(key, holder));
      return true;
    },
    destroy(holder) {
      database.run('DELETE FROM subject_key WHERE subject = ?', holder);
    },
  };
}
