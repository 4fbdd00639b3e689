import { sql } from 'kysely';
import type { Instant } from '../../domain/kernel/time.ts';
import type { ReservationRequest } from '../../domain/reservation/request.ts';
import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';
import { readDetails } from './ledger/read.ts';
import type { ReservationRow } from './projections/reservations.ts';

export type { ReservationRow } from './projections/reservations.ts';

/** @param lock nobody else decides on it until this transaction ends */
export async function findReservation(
  db: Db,
  site: Site,
  id: string,
  lock = false,
): Promise<ReservationRow | undefined> {
  const query = db.selectFrom('reservation').selectAll().where('site_id', '=', site.id).where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Everybody of one form who has a reservation of their own, the first person first. Locked in the order of their ids. */
export async function findGroup(
  db: Db,
  site: Site,
  groupId: string,
  lock = false,
): Promise<readonly ReservationRow[]> {
  const query = db
    .selectFrom('reservation')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('group_id', '=', groupId)
    .orderBy('id');
  const rows = await (lock ? query.forUpdate() : query).execute();
  return rows.toSorted((a, b) => Number(b.id === groupId) - Number(a.id === groupId));
}

/** What was asked for last, in the order of `rows`; `undefined` for whoever was erased. */
export function readRequests(
  db: Db,
  site: Site,
  rows: readonly ReservationRow[],
): Promise<readonly (ReservationRequest | undefined)[]> {
  const places = rows.map(({ request_node, request_seq }) => ({ node: request_node, seq: request_seq }));
  return readDetails(db, site, ['reservation.requested', 'reservation.changed'], places);
}

/** Whose reservations an account may see. */
export type ReviewScope =
  | { readonly all: true }
  | {
      readonly all: false;
      readonly hosts: readonly string[];
      /** Of these only what waits for, or had, the second approval. */
      readonly secondHosts: readonly string[];
      readonly staffId: string;
    };

const openStates = ['awaiting-host', 'awaiting-second', 'more-asked', 'invited'];

export interface ReviewPage {
  readonly show: 'open' | 'decided' | 'all';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of reservations; the cursor of the next one is `<time>~<id>` of the last. */
export async function listReservations(
  db: Db,
  site: Site,
  scope: ReviewScope,
  { show, cursor, limit }: ReviewPage,
): Promise<readonly ReservationRow[]> {
  const ascending = show === 'open';
  const column = ascending ? ('answer_by' as const) : ('from_at' as const);
  const [time = '', id = ''] = cursor?.split('~') ?? [];
  return db
    .selectFrom('reservation')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('request_seq', 'is not', null)
    .$if(show === 'open', (q) => q.where('state', 'in', openStates))
    .$if(show === 'decided', (q) => q.where('state', 'not in', openStates))
    .$if(!scope.all, (q) =>
      scope.all
        ? q
        : q.where((is) =>
            is.or([
              is('host_id', '=', sql<string>`ANY(${[...scope.hosts]})`),
              is.and([
                is('host_id', '=', sql<string>`ANY(${[...scope.secondHosts]})`),
                is.or([is('state', '=', 'awaiting-second'), is('decided_by', '=', scope.staffId)]),
              ]),
            ]),
          ),
    )
    .$if(cursor !== undefined, (q) =>
      q.where(
        ascending
          ? sql<boolean>`(answer_by, id) > (${Number(time) || 0}, ${id})`
          : sql<boolean>`(from_at, id) < (${Number(time) || 0}, ${id})`,
      ),
    )
    .orderBy(column, ascending ? 'asc' : 'desc')
    .orderBy('id', ascending ? 'asc' : 'desc')
    .limit(limit)
    .execute();
}

/** Requests that nobody answered in time, of all sites: whoever has to decide had until `answer_by`, the visitor until the visit's end. */
export function findLapsed(
  db: Db,
  now: Instant,
  limit: number,
): Promise<readonly { readonly site_id: string; readonly id: string }[]> {
  return db
    .selectFrom('reservation')
    .select(['site_id', 'id'])
    .where('state', 'in', openStates)
    .where((is) =>
      is.or([
        is.and([is('state', 'in', ['awaiting-host', 'awaiting-second']), is('answer_by', '<=', now)]),
        is.and([is('state', 'in', ['invited', 'more-asked']), is('until_at', '<=', now)]),
      ]),
    )
    .orderBy('answer_by')
    .limit(limit)
    .execute();
}

/** Requests that lapse before `until` and wait for staff. */
export function findLapsingSoon(
  db: Db,
  site: Site,
  now: Instant,
  until: Instant,
): Promise<readonly ReservationRow[]> {
  return db
    .selectFrom('reservation')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('state', 'in', ['awaiting-host', 'awaiting-second'])
    .where('answer_by', '>', now)
    .where('answer_by', '<=', until)
    .orderBy('answer_by')
    .limit(500)
    .execute();
}

export interface VisitOfReservation {
  readonly id: string;
  readonly state: string;
  readonly hold: string | null;
  readonly checked_in_at: number | null;
}

/** The visits made from a reservation, the latest first. */
export function findVisitsOf(
  db: Db,
  site: Site,
  reservationId: string,
): Promise<readonly VisitOfReservation[]> {
  return db
    .selectFrom('visit')
    .select(['id', 'state', 'hold', 'checked_in_at'])
    .where('site_id', '=', site.id)
    .where('reservation_id', '=', reservationId)
    .orderBy('registered_at', 'desc')
    .execute();
}
