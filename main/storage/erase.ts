import { ok, type Result } from '../../domain/kernel/result.ts';
import type { EnrolmentId } from '../../domain/kernel/brand.ts';
import { idOfSubject, type Subject } from '../../domain/ledger/event.ts';
import type { Actor } from '../../domain/visit/records.ts';
import type { StorageContext } from './context.ts';
import type { Database } from './database.ts';
import { Refused } from './fault.ts';
import type { StoreFault } from './store.ts';
import { withdrawFace } from './withdraw-face.ts';

/**
 * Erases whoever `subject` is about: the key that opens what was sealed, and every look-up token. The events stay, so
 * the chain stays whole; what remains in them names nobody. A stored face goes with its enrolment. Erasing twice is one
 * erasure.
 *
 * The last step empties the write-ahead log, which would otherwise still hold the page with the wrapped key. When
 * another program is reading at that moment the log is emptied at the next erasure or the next start instead.
 */
export function eraseSubject(
  context: StorageContext,
  subject: Subject,
  reason: string,
  actor: Actor,
): Result<void, StoreFault> {
  const { database, journal, subjectKeys } = context;
  const erased = journal.commit(() => {
    if (subject.startsWith('enrolment:'))
      withdrawFace(context, idOfSubject(subject) as EnrolmentId, 'erased', actor);
    if (!subjectKeys.find(subject)) return;
    if (isInside(database, subject)) throw new Refused('this visitor is still inside');
    journal.append('subject.erased', subject, actor, { reason });
    subjectKeys.destroy(subject);
  });
  if (!erased.ok) return erased;
  emptyLog(database);
  return ok();
}

export function emptyLog(database: Database): void {
  database.get('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** A roll-call in an emergency must know who is in the building. */
function isInside(database: Database, subject: Subject): boolean {
  if (!subject.startsWith('visit:')) return false;
  return (
    database.get(`SELECT 1 FROM visit WHERE id = ? AND state = 'inside'`, idOfSubject(subject)) !== undefined
  );
}
