import { ok } from '../../../domain/kernel/result.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { Reservation } from '../../../domain/visit/records.ts';
import type { StorageContext } from '../context.ts';
import type { ReservationRepository } from '../store.ts';
import { recordOnce } from './record-once.ts';

interface ReservationRow {
  readonly node: string;
  readonly details_seq: number;
}

export function createReservationRepository(context: StorageContext): ReservationRepository {
  const { database, journal, tokens } = context;
  const opened = (row: ReservationRow | undefined): Reservation | undefined =>
    row && journal.openDetails('reservation.recorded', row.node, row.details_seq);

  return {
    record(reservation, actor) {
      const written = journal.commit(() => {
        const { category, from, until, companions } = reservation;
        const subject = subjectOf('reservation', reservation.id);
        const data = { category, from, until, companions };
        recordOnce(context, 'reservation.recorded', subject, actor, data, reservation);
      });
      return written.ok ? ok() : written;
    },

    find(person, { now, earlyMs, lateMs }) {
      const idToken = person.idNumber === undefined ? null : tokens.idNumber(person.idNumber);
      const phoneToken = person.phone === undefined ? null : tokens.phone(person.phone);
      // A phone is shared by families and offices: it never finds a reservation made for another ID number.
      return opened(
        database.get<ReservationRow>(
          `SELECT node, details_seq FROM reservation
           WHERE used = 0 AND closed = 0
             AND (id_number_token = ?1
               OR (phone_token = ?2 AND (id_number_token IS NULL OR ?1 IS NULL)))
             AND from_at - ?3 <= ?5 AND until_at + ?4 >= ?5
           ORDER BY max(from_at - ?5, ?5 - until_at, 0), abs(from_at - ?5), id
           LIMIT 1`,
          idToken,
          phoneToken,
          earlyMs,
          lateMs,
          now,
        ),
      );
    },

    isOpen: (id) =>
      database.get(
        'SELECT 1 FROM reservation WHERE id = ? AND used = 0 AND closed = 0 AND erased = 0',
        id,
      ) !== undefined,

    byId: (id) =>
      opened(database.get<ReservationRow>('SELECT node, details_seq FROM reservation WHERE id = ?', id)),
  };
}
