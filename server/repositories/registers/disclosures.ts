import { sql } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import type { Cursor, Span } from './by-time.ts';

export interface DisclosureRow {
  readonly node: string;
  readonly seq: number;
  readonly subject: string;
  readonly actor: string;
  readonly data: string;
  readonly received_at: number;
}

/** Looks at what lists mask, or registers that left the house; latest first. An id is `<node>:<seq>`. */
export async function pageDisclosures(
  db: Db,
  site: Site,
  type: 'data.accessed' | 'data.exported',
  { from, until }: Span,
  cursor: Cursor | undefined,
  limit: number,
): Promise<readonly DisclosureRow[]> {
  const [node = '', seq = ''] = cursor?.id.split(':') ?? [];
  const { rows } = await sql<DisclosureRow>`
    SELECT node, seq, subject, actor, data, received_at FROM event
    WHERE site_id = ${site.id} AND type = ${sql.lit(type)} AND received_at >= ${from} AND received_at < ${until}
      ${cursor ? sql`AND (received_at, node, seq) < (${cursor.time}, ${node}, ${Number(seq) || 0})` : sql``}
    ORDER BY received_at DESC, node DESC, seq DESC LIMIT ${limit}`.execute(db);
  return rows;
}

export async function countDisclosures(
  db: Db,
  site: Site,
  type: 'data.accessed' | 'data.exported',
  { from, until }: Span,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::integer AS n FROM event
    WHERE site_id = ${site.id} AND type = ${sql.lit(type)} AND received_at >= ${from} AND received_at < ${until}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
