import { nextBatch, type BatchLimit } from '../../../domain/sync/batches.ts';
import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import type { StorageContext } from '../context.ts';
import { rowToEvent, type EventRow } from './event-rows.ts';
import type { RemoteBatch, TravellingKey } from './sync-store.ts';

/** What an event takes on the line beside its data and its sealed part: hashes, stamp, ids. */
const eventBytes = 400;

/** This node's events after `after`, in order, with the keys that still open them. */
export function outgoing(
  { database, journal, subjectKeys }: StorageContext,
  after: number,
  limit: BatchLimit,
): Pick<RemoteBatch, 'events' | 'keys'> {
  const rows = database.iterate<EventRow>(
    'SELECT * FROM event WHERE node = ? AND seq > ? ORDER BY seq LIMIT ?',
    journal.node,
    after,
    limit.count,
  );
  const events = nextBatch(
    mapped(rows),
    limit,
    ({ data, sealed }) => eventBytes + data.length + Math.ceil(((sealed?.length ?? 0) * 4) / 3),
  );
  const keys = new Map<string, TravellingKey>();
  for (const { subject, keyId } of events) {
    if (keyId === undefined || keys.has(`${subject} ${keyId}`)) continue;
    const key = subjectKeys.named(subject as never, keyId);
    // Erased meanwhile: the event still counts, what it sealed does not.
    if (key) keys.set(`${subject} ${keyId}`, { subject, keyId, key: new Uint8Array(key.export()) });
  }
  return { events, keys: [...keys.values()] };
}

function* mapped(rows: Iterable<EventRow>): Iterable<LedgerEvent> {
  for (const row of rows) yield rowToEvent(row);
}
