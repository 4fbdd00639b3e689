import { sql } from 'kysely';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import type { VisitRow } from '../projections/visits.ts';

/** Verdicts that say nothing of the person: worth asking again while somebody waits. */
const passing = ['SOURCE_DOWN', 'RATE_LIMITED'] as const;

/**
 * Visits to be asked about: open, registered after `since`, of these routes, without a word of the source or with one that may pass,
 * and nobody is asking just now. The source knows citizens' numbers; a passport is for the guard's eyes. Who has no document at all is
 * asked about too: that is no match.
 */
export async function findToVerify(
  db: Db,
  site: Site,
  routes: readonly string[],
  { now, since, attempts }: { readonly now: Instant; readonly since: Instant; readonly attempts: number },
): Promise<readonly VisitRow[]> {
  const { rows } = await sql<VisitRow>`
    SELECT visit.* FROM visit
    LEFT JOIN verification AS asked ON asked.site_id = visit.site_id AND asked.visit_id = visit.id
    WHERE visit.site_id = ${site.id} AND state IN ('awaiting-review', 'inside') AND NOT erased
      AND (document IS NULL OR document = 'citizen-id')
      AND route = ANY(${[...routes]}) AND registered_at > ${since}
      AND (verdict IS NULL OR (verdict = ANY(${[...passing]}) AND state = 'awaiting-review'
        AND COALESCE(asked.attempts, 0) < ${attempts}))
      AND COALESCE(asked.next_at, 0) <= ${now}
    ORDER BY registered_at LIMIT 20`.execute(db);
  return rows;
}

/** @returns which time it is asked about, or `undefined` where another copy of the server is at it */
export async function claimVerification(
  db: Db,
  site: Site,
  visitId: string,
  { now, until }: { readonly now: Instant; readonly until: Instant },
): Promise<number | undefined> {
  const { rows } = await sql<{ attempts: number }>`
    INSERT INTO verification AS asked (site_id, visit_id, attempts, next_at)
    VALUES (${site.id}, ${visitId}, 1, ${until})
    ON CONFLICT (site_id, visit_id) DO UPDATE SET attempts = asked.attempts + 1, next_at = ${until}
      WHERE asked.next_at <= ${now}
    RETURNING attempts`.execute(db);
  return rows[0]?.attempts;
}

export async function askAgainAt(db: Db, site: Site, visitId: string, at: Instant): Promise<void> {
  await db
    .updateTable('verification')
    .set({ next_at: at })
    .where('site_id', '=', site.id)
    .where('visit_id', '=', visitId)
    .execute();
}

/** Who was asked about long ago needs no row any more. */
export async function forgetVerifications(db: Db, site: Site, before: Instant): Promise<void> {
  await db.deleteFrom('verification').where('site_id', '=', site.id).where('next_at', '<', before).execute();
}
