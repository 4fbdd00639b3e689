import { sql } from 'kysely';
import type { Instant, LocalDay } from '../../../domain/kernel/time.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import type { ReservationRow } from '../projections/reservations.ts';
import type { VisitRow } from '../projections/visits.ts';

export interface DayCounts {
  readonly waiting: number;
  readonly inside: number;
  readonly overdue: number;
  readonly left: number;
  readonly registered: number;
  readonly heads: number;
}

/** Whoever waits since `waitingSince`, everybody inside, and what became of today's visitors. */
export async function countDay(
  db: Db,
  site: Site,
  {
    day,
    now,
    waitingSince,
  }: { readonly day: LocalDay; readonly now: Instant; readonly waitingSince: Instant },
): Promise<DayCounts> {
  const { rows } = await sql<DayCounts>`
    SELECT
      (SELECT count(*)::integer FROM visit
        WHERE site_id = ${site.id} AND state = 'awaiting-review' AND registered_at > ${waitingSince}) AS waiting,
      open.inside, open.overdue, open.heads, of_day."left", of_day.registered
    FROM
      (SELECT count(*)::integer AS inside, count(*) FILTER (WHERE expected_leave < ${now})::integer AS overdue,
         (count(*) + coalesce(sum(companions), 0))::integer AS heads
       FROM visit WHERE site_id = ${site.id} AND state = 'inside') AS open,
      (SELECT count(*) FILTER (WHERE state = 'left')::integer AS "left", count(*)::integer AS registered
       FROM visit WHERE site_id = ${site.id} AND day = ${day}) AS of_day`.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error('a count is always one row');
  return counts;
}

/** Waiting first, then inside, then the day's others; each the latest first. Nobody who waits or is inside is cut off by the limit first. */
export async function findDay(
  db: Db,
  site: Site,
  { day, waitingSince }: { readonly day: LocalDay; readonly waitingSince: Instant },
  limit: number,
): Promise<readonly VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    SELECT * FROM (
      (SELECT 1 AS part, visit.* FROM visit
        WHERE site_id = ${site.id} AND state = 'awaiting-review' AND registered_at > ${waitingSince})
      UNION ALL
      (SELECT 2, visit.* FROM visit WHERE site_id = ${site.id} AND state = 'inside')
      UNION ALL
      (SELECT 3, visit.* FROM visit
        WHERE site_id = ${site.id} AND day = ${day} AND state IN ('left', 'rejected')
        ORDER BY registered_at DESC LIMIT ${limit})
    ) AS found
    ORDER BY part, registered_at DESC, id LIMIT ${limit}`.execute(db);
  return rows;
}

/** Agreed and not used, with any part of their time between two moments; soonest first. */
export function findExpected(
  db: Db,
  site: Site,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  limit: number,
): Promise<readonly ReservationRow[]> {
  return expectedOf(db, site, from, until)
    .selectAll()
    .orderBy('from_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function countExpected(
  db: Db,
  site: Site,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<number> {
  const row = await expectedOf(db, site, from, until)
    .select((is) => is.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

const expectedOf = (db: Db, site: Site, from: Instant, until: Instant) =>
  db
    .selectFrom('reservation')
    .where('site_id', '=', site.id)
    .where('state', '=', 'approved')
    .where('from_at', '<', until)
    .where('until_at', '>=', from);
