import type { LocalDay } from '../../../domain/kernel/time.ts';
import { instantAt } from '../../../domain/kernel/time.ts';
import type { Subject } from '../../../domain/ledger/event.ts';
import type { StorageContext } from '../context.ts';

/** Who is of no use to this kiosk any more: rows of every kind that other nodes' keys come for. */
const done = `
  SELECT 'visit:' || id AS subject FROM visit WHERE state IN ('left', 'rejected')
  UNION ALL SELECT 'reservation:' || id FROM reservation WHERE used = 1 OR closed = 1 OR until_at < ?1
  UNION ALL SELECT 'pass:' || id FROM pass WHERE until_at < ?1
  UNION ALL SELECT 'pass:' || id FROM pass_revoked
  UNION ALL SELECT 'enrolment:' || id FROM enrolment WHERE ended = 1 OR until_day < ?2
  UNION ALL SELECT 'host:' || id FROM host WHERE retired = 1
  UNION ALL SELECT 'staff:' || id FROM staff WHERE retired = 1
  UNION ALL SELECT 'watchlist:' || id FROM watchlist WHERE ended = 1 OR until_day < ?2`;

/**
 * Drops other nodes' keys that are needed no more, with the look-up tokens they gave; whose. Keys that this kiosk made stay: they are its
 * register. Inside a transaction; afterwards the caller empties the log.
 */
export function sweepKeys(
  { database, journal, timeZone }: StorageContext,
  today: LocalDay,
): readonly Subject[] {
  // Reservations and passes of today may still be of use.
  const midnight = instantAt(today, '00:00', timeZone);
  const rows = database.all<{ subject: Subject }>(
    `SELECT DISTINCT subject FROM subject_key
     WHERE substr(key_id, 1, length(?3) + 1) <> ?3 || ':' AND subject IN (${done})`,
    midnight,
    today,
    journal.node,
  );
  const subjects = rows.map(({ subject }) => subject);
  for (const subject of subjects)
    database.run(
      `DELETE FROM subject_key WHERE subject = ?1 AND substr(key_id, 1, length(?2) + 1) <> ?2 || ':'`,
      subject,
      journal.node,
    );
  journal.replay(subjects);
  return subjects;
}
