import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';
import type { ReservationRow } from './projections/reservations.ts';
import type { VisitRow } from './projections/visits.ts';

/** One of the ways a person is named at a desk, as the tables know it: a keyed token, or the number on a badge. */
export interface LookUp {
  readonly column:
    | 'id_number_token'
    | 'phone_token'
    | 'phone_tail_token'
    | 'name_token'
    | 'pinyin_token'
    | 'initials_token'
    | 'badge_number'
    | 'badge_code_token';
  readonly value: string;
}

/**
 * Visits found by any of these, newest first. Each look-up reads its own index backwards and stops at `limit`: initials that ten thousand
 * visits share cost no more than an ID number.
 */
export async function searchVisits(
  db: Db,
  site: Site,
  lookUps: readonly LookUp[],
  limit: number,
): Promise<readonly VisitRow[]> {
  if (lookUps.length === 0) return [];
  const each = lookUps.map(
    ({ column, value }) => sql`(
      SELECT * FROM visit WHERE site_id = ${site.id} AND ${sql.ref(column)} = ${value}
        ${column === 'badge_code_token' ? sql`AND state = 'inside'` : sql``}
      ORDER BY registered_at DESC LIMIT ${limit})`,
  );
  const { rows } = await sql<VisitRow>`
    SELECT DISTINCT ON (registered_at, id) * FROM (${sql.join(each, sql` UNION ALL `)}) AS found
    WHERE state <> 'unknown' ORDER BY registered_at DESC, id LIMIT ${limit}`.execute(db);
  return rows;
}

/** Agreed reservations that end after `since`, soonest first. */
export async function searchReservations(
  db: Db,
  site: Site,
  lookUps: readonly LookUp[],
  since: number,
  limit: number,
): Promise<readonly ReservationRow[]> {
  const known = lookUps.filter(({ column }) => column !== 'badge_number' && column !== 'badge_code_token');
  if (known.length === 0) return [];
  return db
    .selectFrom('reservation')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('state', '=', 'approved')
    .where('until_at', '>', since)
    .where((is) =>
      is.or(known.map(({ column, value }) => is(column as 'id_number_token' | 'phone_token', '=', value))),
    )
    .orderBy('from_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}
