import { canonicalJson } from '../../../domain/ledger/canonical.ts';
import type { FactData } from '../../../domain/ledger/catalogue.ts';
import type { SealedDetails } from '../../../domain/ledger/details.ts';
import { idOfSubject, type Subject } from '../../../domain/ledger/event.ts';
import type { Actor } from '../../../domain/visit/records.ts';
import type { StorageContext } from '../context.ts';
import { Refused } from '../fault.ts';

/** Records that come from outside again and again (a demo site at each start, later the site server). */
const tableOf = {
  'reservation.recorded': 'reservation',
  'enrolment.recorded': 'enrolment',
  'host.recorded': 'host',
  'staff.recorded': 'staff',
} as const;
type Recorded = keyof typeof tableOf;

/**
 * Appends a record unless the last one said exactly the same, so that repeating it writes nothing. What was erased
 * does not come back under its old id. Inside a transaction. Returns whether something was written.
 */
export function recordOnce<T extends Recorded>(
  { database, journal }: StorageContext,
  type: T,
  subject: Subject,
  actor: Actor,
  data: Omit<FactData<T>, 'time'>,
  details: SealedDetails[T],
): boolean {
  const last = database.get<{ node: string; seq: number; data: string; erased: number }>(
    `SELECT e.node, e.seq, e.data, p.erased FROM ${tableOf[type]} p
       JOIN event e ON e.node = p.node AND e.seq = p.details_seq WHERE p.id = ?`,
    idOfSubject(subject),
  );
  if (last?.erased) throw new Refused('this record was erased');
  if (last) {
    const { time: _, ...said } = JSON.parse(last.data) as FactData<T>;
    const sealed = journal.openDetails(type, last.node, last.seq);
    if (canonicalJson([said, sealed]) === canonicalJson([data, details])) return false;
  }
  const append = journal.append as (...args: unknown[]) => unknown;
  append(type, subject, actor, data, details);
  return true;
}
