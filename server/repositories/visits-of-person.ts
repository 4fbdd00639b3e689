import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';
import type { VisitRow } from './projections/visits.ts';

/** @param lock nobody lets the visitor in or out until this transaction ends */
export function findVisitRow(db: Db, site: Site, id: string, lock = false): Promise<VisitRow | undefined> {
  const query = db.selectFrom('visit').selectAll().where('site_id', '=', site.id).where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** The visits made from a reservation, the first one first. */
export function findVisitRowsOf(
  db: Db,
  site: Site,
  reservationId: string,
  lock = false,
): Promise<readonly VisitRow[]> {
  const query = db
    .selectFrom('visit')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('reservation_id', '=', reservationId)
    .orderBy('id');
  return (lock ? query.forUpdate() : query).execute();
}
