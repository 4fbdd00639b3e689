import { sql } from 'kysely';
import type { SealedDetails } from '../../../domain/ledger/details.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { readDetails } from '../ledger/read.ts';
import type { VisitRow } from '../projections/visits.ts';

/** How often each badge was sent to a printer, here or at a kiosk; whoever is not in it has had none. */
export async function readCopies(
  db: Db,
  site: Site,
  visitIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (visitIds.length === 0) return new Map();
  const { rows } = await sql<{ subject: string; copies: number }>`
    SELECT subject, max((data::jsonb->>'copy')::integer) AS copies FROM event
    WHERE site_id = ${site.id} AND subject = ANY(${visitIds.map((id) => `visit:${id}`)})
      AND type IN ('badge.sending', 'badge.printed')
    GROUP BY subject`.execute(db);
  return new Map(rows.map(({ subject, copies }) => [subject.slice('visit:'.length), Number(copies)]));
}

/** What the visit's registration sealed, the badge's code among it; in the order of `rows`. */
export function readRegistered(
  db: Db,
  site: Site,
  rows: readonly VisitRow[],
): Promise<readonly (SealedDetails['visit.registered'] | undefined)[]> {
  return readDetails(
    db,
    site,
    ['visit.registered'],
    rows.map(({ node, details_seq }) => ({ node, seq: details_seq })),
  );
}
