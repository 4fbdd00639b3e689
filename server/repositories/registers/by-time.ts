import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';

/** From one moment until before another, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Where the next page of a register begins: after this row, going back in time. */
export interface Cursor {
  readonly time: number;
  readonly id: string;
}

/** A table that a register reads: which column is its time, and what of it counts. */
export interface TimedTable {
  readonly table: 'visit' | 'reservation' | 'message';
  readonly time: 'registered_at' | 'from_at' | 'created_at';
  readonly where: RawBuilder<unknown>;
}

/** A page of rows, the latest first. The cursor is a place and no count, so that new rows move nothing. */
export async function pageByTime<Row>(
  db: Db,
  site: Site,
  { table, time, where }: TimedTable,
  { from, until }: Span,
  cursor: Cursor | undefined,
  limit: number,
): Promise<readonly Row[]> {
  const at = sql.ref(time);
  const { rows } = await sql<Row>`
    SELECT * FROM ${sql.table(table)}
    WHERE site_id = ${site.id} AND ${at} >= ${from} AND ${at} < ${until} AND ${where}
      ${cursor ? sql`AND (${at}, id) < (${cursor.time}, ${cursor.id})` : sql``}
    ORDER BY ${at} DESC, id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

export async function countByTime(
  db: Db,
  site: Site,
  { table, time, where }: TimedTable,
  { from, until }: Span,
): Promise<number> {
  const at = sql.ref(time);
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::integer AS n FROM ${sql.table(table)}
    WHERE site_id = ${site.id} AND ${at} >= ${from} AND ${at} < ${until} AND ${where}`.execute(db);
  return rows[0]?.n ?? 0;
}
