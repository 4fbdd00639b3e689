import { sql } from 'kysely';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';

/** The running entry of the watchlist that one of these tokens stands on; the smallest id where there are several. */
export async function findEntry(
  db: Db,
  site: Site,
  tokens: readonly string[],
  today: LocalDay,
): Promise<string | undefined> {
  if (tokens.length === 0) return undefined;
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM watchlist
    WHERE site_id = ${site.id} AND tokens && ${[...tokens]}::text[] AND ended_at IS NULL AND until_day >= ${today}
      AND NOT erased
    ORDER BY id LIMIT 1`.execute(db);
  return rows[0]?.id;
}
