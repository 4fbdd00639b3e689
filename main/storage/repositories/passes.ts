import { subjectOf, type Subject } from '../../../domain/ledger/event.ts';
import type { StorageContext } from '../context.ts';
import type { PassRepository } from '../store.ts';

export function createPassRepository({ database }: StorageContext): PassRepository {
  return {
    byId(id) {
      const row = database.get<{ opens: Subject }>(
        'SELECT opens FROM pass WHERE id = ? AND opens IS NOT NULL',
        id,
      );
      return row && { opens: row.opens };
    },
    isRevoked: (id) => database.get('SELECT 1 FROM pass_revoked WHERE id = ?', id) !== undefined,
    usesOf: (id) =>
      database.get<{ n: number }>(
        `SELECT count(*) AS n FROM event WHERE subject = ? AND type = 'pass.used'`,
        subjectOf('pass', id),
      )?.n ?? 0,
  };
}
