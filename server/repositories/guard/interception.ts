import { sql } from 'kysely';
import type { Instant, LocalDay } from '../../../domain/kernel/time.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import type { VisitRow } from '../projections/visits.ts';

export interface WatchlistMatch {
  readonly visit: string;
  readonly entry: string;
}

/**
 * Everybody inside or waiting who stands on a running entry of the watchlist, by ID number or phone, each with every such entry. Kiosks
 * ask the same when somebody registers; this finds who came while a kiosk had no line, or was listed meanwhile.
 */
export async function findListed(db: Db, site: Site, today: LocalDay): Promise<readonly WatchlistMatch[]> {
  const { rows } = await sql<WatchlistMatch>`
    SELECT v.id AS visit, w.id AS entry
    FROM visit v
    JOIN watchlist w ON w.site_id = v.site_id AND w.tokens && array_remove(ARRAY[v.id_number_token, v.phone_token], NULL)
    WHERE v.site_id = ${site.id} AND v.state IN ('awaiting-review', 'inside') AND NOT v.erased
      AND w.ended_at IS NULL AND w.until_day >= ${today} AND NOT w.erased
      -- A guard at the kiosk has decided about this very entry while it had no line.
      AND (v.hold_entry IS DISTINCT FROM w.id OR v.decision IS NULL)
    ORDER BY v.id, w.id`.execute(db);
  return rows;
}

/** Open visits that a person has to decide on, whoever held them. */
export function findHeld(db: Db, site: Site): Promise<readonly VisitRow[]> {
  return db
    .selectFrom('visit')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('state', 'in', ['awaiting-review', 'inside'])
    .where('hold', 'is not', null)
    .where('decision', 'is', null)
    .where('erased', '=', false)
    .execute();
}

/** Alerts about visits that need nobody's eyes any more: left, refused, erased, or decided while they waited. */
export async function findSettledAlerts(
  db: Db,
  site: Site,
): Promise<readonly { readonly id: string; readonly by: string | null; readonly over: boolean }[]> {
  const { rows } = await sql<{ id: string; by: string | null; over: boolean }>`
    SELECT a.id, v.state NOT IN ('awaiting-review', 'inside') AS over,
      CASE WHEN a.details->>'while' = 'awaiting-review' THEN v.decided_by END AS by
    FROM alert a JOIN visit v ON v.site_id = a.site_id AND a.subject = 'visit:' || v.id
    WHERE a.site_id = ${site.id} AND a.kind IN ('watchlist-hit', 'verifier-hold') AND a.dedupe IS NOT NULL
      AND (v.state NOT IN ('awaiting-review', 'inside')
        OR (a.state <> 'resolved' AND a.details->>'while' = 'awaiting-review' AND v.state <> 'awaiting-review'))`.execute(
    db,
  );
  return rows;
}

/** Ends them. `over`: the condition can not come back, so nothing need remember it. */
export async function settleAlerts(
  db: Db,
  site: Site,
  settled: Awaited<ReturnType<typeof findSettledAlerts>>,
  now: Instant,
): Promise<void> {
  for (const { id, by, over } of settled)
    await sql`
      UPDATE alert SET state = 'resolved', resolved_at = COALESCE(resolved_at, ${now}),
        resolved_by = COALESCE(resolved_by, CASE WHEN resolved_at IS NULL THEN ${by}::text END),
        dedupe = CASE WHEN ${over}::boolean THEN NULL ELSE dedupe END
      WHERE site_id = ${site.id} AND id = ${id}`.execute(db);
}
