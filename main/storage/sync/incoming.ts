import type { EnrolmentId } from '../../../domain/kernel/brand.ts';
import { hashOf } from '../../../domain/ledger/canonical.ts';
import { idOfSubject, type LedgerEvent, type Subject } from '../../../domain/ledger/event.ts';
import { parseStamp } from '../../../domain/sync/hybrid-clock.ts';
import type { Actor } from '../../../domain/visit/records.ts';
import { sha256 } from '../../../crypto/sha256.ts';
import type { StorageContext } from '../context.ts';
import { withdrawFace } from '../withdraw-face.ts';
import { insertEvent } from './event-rows.ts';
import type { RemoteBatch } from './sync-store.ts';

const system: Actor = { kind: 'system' };

export interface Taken {
  /** What was new here, in the order it came. */
  readonly events: readonly LedgerEvent[];
  /** A key was destroyed: the log still holds it. */
  readonly erased: boolean;
}

/** The first event of a batch that cannot be what its node wrote. */
export function brokenEvent(events: readonly LedgerEvent[]): LedgerEvent | undefined {
  return events.find(
    (event) => event.hash !== hashOf(event, sha256) || parseStamp(event.at)?.node !== event.node,
  );
}

/**
 * Stores what other nodes said and makes the rows of everyone concerned anew. Inside `journal.commit`: a face that goes with its
 * enrolment is a fact of this kiosk.
 */
export function takeIn(context: StorageContext, batch: Pick<RemoteBatch, 'events' | 'keys'>): Taken {
  const { database, journal, subjectKeys } = context;
  const touched = new Set<Subject>();

  // Two events under one number would be a fork; the server takes none in, and the first one stays.
  const fresh = batch.events.filter(
    ({ node, seq }) =>
      node !== journal.node &&
      database.get('SELECT 1 FROM event WHERE node = ? AND seq = ?', node, seq) === undefined,
  );
  for (const event of fresh) {
    insertEvent(database, event);
    touched.add(event.subject as Subject);
    database.run(
      `INSERT INTO remote_chain VALUES (?1, 1, ?2)
       ON CONFLICT (node) DO UPDATE SET events = events + 1, last_seq = max(last_seq, ?2)`,
      event.node,
      event.seq,
    );
  }
  for (const { subject, keyId, key } of batch.keys) {
    // What was erased does not come back with a copy that was slow.
    if (isErased(context, subject) || !subjectKeys.add(subject as Subject, keyId, key)) continue;
    touched.add(subject as Subject);
  }

  let erased = false;
  for (const { type, subject } of fresh) {
    if (type !== 'subject.erased') continue;
    subjectKeys.destroy(subject as Subject);
    erased = true;
  }
  journal.replay(touched);
  for (const subject of touched) erased = followEnrolment(context, subject) || erased;
  return { events: fresh, erased };
}

/** Keys are few and erasures fewer: found by the subject's own events. */
function isErased({ database }: StorageContext, subject: string): boolean {
  return (
    database.get(`SELECT 1 FROM event WHERE subject = ? AND type = 'subject.erased'`, subject) !== undefined
  );
}

/** A stored face goes when its enrolment is erased or ended elsewhere, or turns out to be somebody else's. */
function followEnrolment(context: StorageContext, subject: Subject): boolean {
  if (!subject.startsWith('enrolment:')) return false;
  const { database, faces, tokens, journal } = context;
  const id = idOfSubject(subject) as EnrolmentId;
  const person = faces.personOf(id);
  if (person === undefined) return false;
  const row = database.get<{ node: string; details_seq: number; erased: number; ended: number }>(
    'SELECT node, details_seq, erased, ended FROM enrolment WHERE id = ?',
    id,
  );
  if (!row) return false;
  if (row.erased) return withdrawFace(context, id, 'erased', system);
  if (row.ended) return withdrawFace(context, id, 'ended', system);
  const details = journal.openDetails('enrolment.recorded', row.node, row.details_seq);
  if (!details || tokens.idNumber(details.idNumber) === person) return false;
  return withdrawFace(context, id, 'replaced', system);
}
