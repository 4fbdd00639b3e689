import type { ReservationRequest } from '../../../domain/reservation/request.ts';
import type { Reservation } from '../../../domain/visit/records.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { readDetails } from '../ledger/read.ts';
import type { ReservationRow } from '../projections/reservations.ts';
import { readRequests } from '../reservations.ts';

/** A reservation with what was agreed and, where it came through a form, what was asked for; both absent once erased. */
export interface OpenedReservation {
  readonly row: ReservationRow;
  readonly agreed: Reservation | undefined;
  readonly request: ReservationRequest | undefined;
}

/** In the order of `rows`, in four queries however many. */
export async function openReservations(
  db: Db,
  site: Site,
  rows: readonly ReservationRow[],
): Promise<readonly OpenedReservation[]> {
  const places = rows.map(({ details_node, details_seq }) => ({ node: details_node, seq: details_seq }));
  const agreed = await readDetails(db, site, ['reservation.recorded'], places);
  const requests = await readRequests(db, site, rows);
  return rows.map((row, at) => ({ row, agreed: agreed[at], request: requests[at] }));
}

/** Those of `ids` that are there, locked in the order of their ids, so that two desks never wait for each other in a circle. */
export function lockReservations(
  db: Db,
  site: Site,
  ids: readonly string[],
): Promise<readonly ReservationRow[]> {
  return db
    .selectFrom('reservation')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The visit that each reservation was used for. */
export async function findVisitsUsing(
  db: Db,
  site: Site,
  reservationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (reservationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('visit')
    .select(['id', 'reservation_id'])
    .where('site_id', '=', site.id)
    .where('reservation_id', 'in', [...reservationIds])
    .orderBy('registered_at')
    .execute();
  return new Map(rows.flatMap(({ id, reservation_id }) => (reservation_id ? [[reservation_id, id]] : [])));
}
