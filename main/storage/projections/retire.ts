import { idOfSubject } from '../../../domain/ledger/event.ts';
import type { Database } from '../database.ts';
import type { EventRef } from '../journal.ts';

/** Closes a record, unless it was recorded anew since: `event` stands behind the latest record or it says nothing. */
export function retire(database: Database, table: 'host' | 'staff', event: EventRef): void {
  database.run(
    `UPDATE ${table} SET retired = 1 WHERE id = ?
       AND ? > (SELECT at FROM event WHERE node = ${table}.node AND seq = ${table}.details_seq)`,
    idOfSubject(event.subject),
    event.at,
  );
}
