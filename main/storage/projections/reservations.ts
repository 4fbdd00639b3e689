import { idOfSubject } from '../../../domain/ledger/event.ts';
import type { Database } from '../database.ts';
import type { EventRef } from '../journal.ts';
import type { Projection } from './index.ts';

export const reservationProjection: Projection = {
  // A later record of the same reservation replaces the earlier one, but a used reservation stays used and a closed one closed.
  'reservation.recorded'({ database, tokens }, event, data, details) {
    database.run(
      `INSERT INTO reservation VALUES (?, ?, ?, ?, ?, 0, ?, ?, 0, 0)
       ON CONFLICT (id) DO UPDATE SET
         node = excluded.node, details_seq = excluded.details_seq,
         from_at = excluded.from_at, until_at = excluded.until_at,
         id_number_token = excluded.id_number_token, phone_token = excluded.phone_token`,
      idOfSubject(event.subject),
      event.node,
      event.seq,
      data.from,
      data.until,
      details?.idNumber === undefined ? null : tokens.idNumber(details.idNumber),
      details?.phone === undefined ? null : tokens.phone(details.phone),
    );
  },
  // What was agreed counts until the visitor asks for something else; the record that follows counts again (a record replays all).
  'reservation.changed': ({ database }, event) =>
    database.run(
      `UPDATE reservation SET closed = 1 WHERE id = ?
         AND (SELECT at FROM event WHERE node = reservation.node AND seq = reservation.details_seq) < ?`,
      idOfSubject(event.subject),
      event.at,
    ),
  'reservation.cancelled': ({ database }, event) => close(database, event),
  'reservation.expired': ({ database }, event) => close(database, event),
  'reservation.used'({ database }, event) {
    database.run('UPDATE reservation SET used = 1 WHERE id = ?', idOfSubject(event.subject));
  },
};

function close(database: Database, event: EventRef): void {
  database.run('UPDATE reservation SET closed = 1 WHERE id = ?', idOfSubject(event.subject));
}
