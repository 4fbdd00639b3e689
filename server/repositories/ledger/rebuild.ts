import { sql } from 'kysely';
import { catalogue, type FactType } from '../../../domain/ledger/catalogue.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import { countsFromKiosk } from '../../../domain/sync/authority.ts';
import { boundedStamp } from '../../../domain/sync/bounded-stamp.ts';
import type { Connection } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { projectedTables } from '../projections/index.ts';
import type { EventRow } from './columns.ts';
import type { FoldedEvent } from '../projections/apply-event.ts';
import { fold } from './fold.ts';
import { openSealed } from './open-sealed.ts';
import { findKeys } from './subject-keys.ts';

const pageSize = 2_000;

/** Empties a site's tables and fills them again from its journal. For repair and for tests; nobody else may write meanwhile. */
export async function rebuild({ db }: Connection, site: Site): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const table of projectedTables)
      await sql`DELETE FROM ${sql.table(table)} WHERE site_id = ${site.id}`.execute(transaction);
    let from = { at: '', node: '', seq: 0 };
    for (;;) {
      const { rows } = await sql<EventRow & { received_at: Instant }>`
        SELECT node, seq, at, type, subject, actor, data, sealed, key_id, prev_hash, hash, received_at FROM event
        WHERE site_id = ${site.id} AND (at, node, seq) > (${from.at}, ${from.node}, ${from.seq}::integer)
        ORDER BY at, node, seq LIMIT ${pageSize}`.execute(transaction);
      const last = rows.at(-1);
      if (!last) return;
      from = { at: last.at, node: last.node, seq: last.seq };
      const keys = await findKeys(
        transaction,
        site,
        rows.map(({ subject }) => subject),
      );
      await fold(
        transaction,
        site,
        rows.flatMap(({ key_id, type, received_at, ...row }): FoldedEvent[] => {
          if (!isKnown(type) || (row.node !== site.node && !countsFromKiosk(row.node, type, row.subject)))
            return [];
          const details = openSealed({ ...row, type, keyId: key_id }, keys);
          return [
            {
              ...row,
              at: row.node === site.node ? row.at : boundedStamp(row, received_at),
              type,
              data: JSON.parse(row.data) as unknown,
              ...(details !== undefined && { details }),
            },
          ];
        }),
      );
    }
  });
}

function isKnown(type: string): type is FactType {
  return Object.hasOwn(catalogue, type);
}
