import { sql } from 'kysely';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import type { VisitRow } from '../projections/visits.ts';

/** Whoever waited so long has gone home; the register still has the visit. */
export const queueHours = 24;

const visitsOf = (db: Db, site: Site) => db.selectFrom('visit').selectAll().where('site_id', '=', site.id);

/** Who waits for a decision: held first, then those called a second time, then the longest. */
export function findWaiting(db: Db, site: Site, since: Instant): Promise<readonly VisitRow[]> {
  return visitsOf(db, site)
    .where('state', '=', 'awaiting-review')
    .where('registered_at', '>', since)
    .orderBy(sql`hold IS NULL`)
    .orderBy('escalated', 'desc')
    .orderBy('registered_at')
    .limit(200)
    .execute();
}

/** Overdue first, then the latest. */
export function findInside(db: Db, site: Site, now: Instant, limit: number): Promise<readonly VisitRow[]> {
  return visitsOf(db, site)
    .where('state', '=', 'inside')
    .orderBy(sql`CASE WHEN expected_leave < ${now} THEN expected_leave END ASC NULLS LAST`)
    .orderBy(sql`COALESCE(checked_in_at, decided_at, registered_at)`, 'desc')
    .limit(limit)
    .execute();
}

export async function countInside(
  db: Db,
  site: Site,
  now: Instant,
): Promise<{ readonly total: number; readonly overdue: number }> {
  const { rows } = await sql<{ total: number; overdue: number }>`
    SELECT count(*)::integer AS total, count(*) FILTER (WHERE expected_leave < ${now})::integer AS overdue
    FROM visit WHERE site_id = ${site.id} AND state = 'inside'`.execute(db);
  return rows[0] ?? { total: 0, overdue: 0 };
}

/** One of the ways somebody inside is named; see `searchInside`. */
export type InsideKey =
  | { readonly column: 'badge_number'; readonly value: string }
  | {
      readonly column: 'phone_tail_token' | 'name_token' | 'pinyin_token' | 'initials_token';
      readonly value: string;
    };

export function findInsideBy(db: Db, site: Site, keys: readonly InsideKey[]): Promise<readonly VisitRow[]> {
  return visitsOf(db, site)
    .where('state', '=', 'inside')
    .where((either) => either.or(keys.map(({ column, value }) => either(column, '=', value))))
    .orderBy('registered_at', 'desc')
    .limit(50)
    .execute();
}

export function findVisit(db: Db, site: Site, id: string): Promise<VisitRow | undefined> {
  return visitsOf(db, site).where('id', '=', id).executeTakeFirst();
}

/** Those of `ids` that are there, in no order. */
export async function findVisits(db: Db, site: Site, ids: readonly string[]): Promise<readonly VisitRow[]> {
  if (ids.length === 0) return [];
  return visitsOf(db, site)
    .where('id', 'in', [...new Set(ids)])
    .execute();
}

/** Inside a transaction: of two who decide, the second sees what the first did. */
export function lockVisit(db: Db, site: Site, id: string): Promise<VisitRow | undefined> {
  return visitsOf(db, site).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Whoever is inside or waits with this badge. */
export function findByBadge(
  db: Db,
  site: Site,
  badge: { readonly codeToken: string } | { readonly number: string },
): Promise<readonly VisitRow[]> {
  const open = visitsOf(db, site).where('state', 'in', ['inside', 'awaiting-review']);
  const found =
    'codeToken' in badge
      ? open.where('badge_code_token', '=', badge.codeToken)
      : open.where('badge_number', '=', badge.number);
  return found.orderBy('registered_at', 'desc').limit(5).execute();
}

/** The latest visit, inside or already over, made from what a pass opens. */
export function findByPass(
  db: Db,
  site: Site,
  opens: { readonly kind: 'reservation' | 'enrolment'; readonly id: string },
): Promise<VisitRow | undefined> {
  return visitsOf(db, site)
    .where(opens.kind === 'reservation' ? 'reservation_id' : 'enrolment_id', '=', opens.id)
    .orderBy(sql`state = 'inside'`, 'desc')
    .orderBy('registered_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Green-channel visits whose details are missing, the oldest first. */
export function findToComplete(db: Db, site: Site): Promise<readonly VisitRow[]> {
  return visitsOf(db, site)
    .where('route', '=', 'green-channel')
    .where('completed_at', 'is', null)
    .where('erased', '=', false)
    .where('state', 'in', ['inside', 'left'])
    .orderBy('registered_at')
    .limit(200)
    .execute();
}
