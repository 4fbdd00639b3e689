import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';

/** Who registered each of these visits, as the journal names them: `staff:<id>` or `visitor`. */
export async function readOpeners(
  db: Db,
  site: Site,
  visitIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (visitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('event')
    .select(['subject', 'actor'])
    .where('site_id', '=', site.id)
    .where('subject', '=', sql<string>`ANY(${visitIds.map((id) => `visit:${id}`)})`)
    .where('type', '=', 'visit.registered')
    .execute();
  return new Map(rows.map(({ subject, actor }) => [subject.slice('visit:'.length), actor]));
}
