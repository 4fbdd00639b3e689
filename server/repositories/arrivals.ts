import { sql } from 'kysely';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';
import type { VisitRow } from './projections/visits.ts';

/**
 * Visitors who came in since `since` to see somebody, and whose host has not been told.
 * @param dedupe what stands before the visit's id in the name of such a message
 */
export function findUnannounced(
  db: Db,
  site: Site,
  since: Instant,
  dedupe: string,
): Promise<readonly VisitRow[]> {
  return db
    .selectFrom('visit')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('state', '=', 'inside')
    .where('checked_in_at', '>', since)
    .where('host_id', 'is not', null)
    .where('erased', '=', false)
    .where((visit) =>
      visit.not(
        visit.exists(
          visit
            .selectFrom('message')
            .select('message.id')
            .where('message.site_id', '=', site.id)
            .whereRef('message.dedupe', '=', sql`${dedupe}::text || visit.id`),
        ),
      ),
    )
    .orderBy('checked_in_at')
    .limit(200)
    .execute();
}
