import { sql } from 'kysely';
import { instantAt, localDay, type Instant } from '../../../domain/kernel/time.ts';
import { staffRoles } from '../../../domain/access/roles.ts';
import { idOfSubject, type SubjectKind } from '../../../domain/ledger/event.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';

interface Asked {
  readonly db: Db;
  readonly site: Site;
  readonly now: Instant;
  /** Reservations that begin later than this are nobody's business at a kiosk yet. */
  readonly horizon: Instant;
}

type Condition = (asked: Asked, ids: readonly string[]) => Promise<readonly { readonly id: string }[]>;

/** Of each kind, whose details a kiosk may open now. A kind that is not here travels sealed, or not at all. */
const entitled: { readonly [K in SubjectKind]?: Condition } = {
  visit: ({ db, site }, ids) =>
    db
      .selectFrom('visit')
      .select('id')
      .where('site_id', '=', site.id)
      .where('id', '=', anyOf(ids))
      .where('state', 'in', ['inside', 'awaiting-review'])
      .execute(),
  reservation: ({ db, site, now, horizon }, ids) =>
    db
      .selectFrom('reservation')
      .select('id')
      .where('site_id', '=', site.id)
      .where('id', '=', anyOf(ids))
      .where('state', '=', 'approved')
      .where('until_at', '>', startOfDay(site, now))
      .where('from_at', '<=', horizon)
      .execute(),
  pass: ({ db, site, now }, ids) =>
    db
      .selectFrom('pass')
      .select('id')
      .where('site_id', '=', site.id)
      .where('id', '=', anyOf(ids))
      .where('revoked_at', 'is', null)
      .where('until_at', '>', startOfDay(site, now))
      .execute(),
  enrolment: ({ db, site, now }, ids) =>
    db
      .selectFrom('enrolment')
      .select('id')
      .where('site_id', '=', site.id)
      .where('id', '=', anyOf(ids))
      .where('ended_at', 'is', null)
      .where('until_day', '>=', localDay(now, site.timeZone))
      .execute(),
  host: ({ db, site }, ids) =>
    db
      .selectFrom('host')
      .select('id')
      .where('site_id', '=', site.id)
      .where('id', '=', anyOf(ids))
      .where('retired_stamp', 'is', null)
      .execute(),
  staff: ({ db, site }, ids) =>
    db
      .selectFrom('staff')
      .select('id')
      .where('site_id', '=', site.id)
      .where('id', '=', anyOf(ids))
      .where('retired_stamp', 'is', null)
      .where('role', 'in', staffRoles)
      .execute(),
  watchlist: ({ db, site, now }, ids) =>
    db
      .selectFrom('watchlist')
      .select('id')
      .where('site_id', '=', site.id)
      .where('id', '=', anyOf(ids))
      .where('ended_at', 'is', null)
      .where('until_day', '>=', localDay(now, site.timeZone))
      .execute(),
};

/** Those of `subjects` whose keys a kiosk may be given now. */
export async function entitledSubjects(
  asked: Asked,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  const kinds = Map.groupBy(new Set(subjects), (subject) => subject.slice(0, subject.indexOf(':')));
  const allowed = new Set<string>();
  // One after the other: the embedded database has one connection.
  for (const [kind, all] of kinds) {
    const found = await entitled[kind as SubjectKind]?.(asked, all.map(idOfSubject));
    for (const { id } of found ?? []) allowed.add(`${kind}:${id}`);
  }
  return allowed;
}

/** Where a reservation stands among all that are to come. */
export interface DuePlace {
  readonly fromAt: Instant;
  readonly id: string;
}

/** Agreed reservations behind `place` that begin up to the horizon: their keys become due. In order. */
export async function dueReservations(
  { db, site, now, horizon }: Asked,
  place: DuePlace,
  limit: number,
): Promise<readonly DuePlace[]> {
  const rows = await db
    .selectFrom('reservation')
    .select(['id', 'from_at'])
    .where('site_id', '=', site.id)
    .where('state', '=', 'approved')
    .where('until_at', '>', startOfDay(site, now))
    .where('from_at', '<=', horizon)
    // A whole conference begins at one moment.
    .where(sql<boolean>`(from_at, id) > (${place.fromAt}::bigint, ${place.id})`)
    .orderBy('from_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id, from_at }) => ({ id, fromAt: from_at as Instant }));
}

function anyOf(ids: readonly string[]) {
  return sql<string>`ANY(${[...ids]})`;
}

function startOfDay(site: Site, now: Instant): Instant {
  return instantAt(localDay(now, site.timeZone), '00:00', site.timeZone);
}
