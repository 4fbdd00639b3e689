import { ok } from '../../../domain/kernel/result.ts';
import type { FormTaken } from '../../../domain/sync/session-wire.ts';
import type { StorageContext } from '../context.ts';
import type { SyncStore } from './sync-store.ts';

/** The server forgets a form soon after it was told; longer than that nobody sends it again. */
const keptMs = 24 * 3_600_000;

/** What became of the phones' forms, until the server knows and some time after. */
export function createFormsTaken(
  { database, now }: StorageContext,
  announce: () => void,
): Pick<SyncStore, 'formTaken' | 'isFormTaken' | 'formsToTell' | 'formTold'> {
  return {
    formTaken({ id, outcome }) {
      const written = database.transact(() => {
        database.run('DELETE FROM form_taken WHERE told = 1 AND taken_at < ?', now() - keptMs);
        database.run('INSERT OR IGNORE INTO form_taken VALUES (?, ?, 0, ?)', id, outcome, now());
      });
      if (!written.ok) return written;
      announce();
      return ok();
    },
    isFormTaken: (id) => database.get('SELECT 1 FROM form_taken WHERE id = ?', id) !== undefined,
    formsToTell: () =>
      database.all<FormTaken>('SELECT id, outcome FROM form_taken WHERE told = 0 ORDER BY taken_at, id'),
    formTold(id) {
      const written = database.transact(() =>
        database.run('UPDATE form_taken SET told = 1 WHERE id = ?', id),
      );
      return written.ok ? ok() : written;
    },
  };
}
