import { sql } from 'kysely';
import type { SealedDetails, SealedType } from '../../../domain/ledger/details.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { eventColumns } from './columns.ts';
import { openSealed } from './open-sealed.ts';
import { findKeys } from './subject-keys.ts';

/** Where an event stands, as the tables remember it; both are null where there is none. */
export interface EventPlace {
  readonly node: string | null;
  readonly seq: number | null;
}

/**
 * What these events sealed, in the order asked; `undefined` where the place is empty, the subject was erased, or the
 * event is of another type. One query for the events, one for the keys, however many.
 */
export async function readDetails<T extends SealedType>(
  db: Db,
  site: Site,
  types: readonly T[],
  places: readonly EventPlace[],
): Promise<readonly (SealedDetails[T] | undefined)[]> {
  const wanted = places.filter((place) => place.node !== null && place.seq !== null);
  if (wanted.length === 0) return places.map(() => undefined);
  const { rows } = await sql<{
    node: string;
    seq: number;
    type: string;
    subject: string;
    sealed: Uint8Array | null;
    key_id: string | null;
  }>`
    SELECT event.node, event.seq, type, subject, sealed, key_id
    FROM event JOIN jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS place(node text, seq integer)
      ON event.node = place.node AND event.seq = place.seq
    WHERE event.site_id = ${site.id}`.execute(db);
  const keys = await findKeys(
    db,
    site,
    rows.map(({ subject }) => subject),
  );
  const opened = new Map(
    rows
      .filter(({ type }) => (types as readonly string[]).includes(type))
      .map(({ key_id, ...row }) => [
        `${row.node}:${row.seq}`,
        openSealed({ ...row, keyId: key_id }, keys) as SealedDetails[T] | undefined,
      ]),
  );
  return places.map(({ node, seq }) => opened.get(`${node}:${seq}`));
}

/** All events of one subject, oldest first, as they are stored. */
export function eventsOf(db: Db, site: Site, subject: string) {
  return db
    .selectFrom('event')
    .select([...eventColumns, 'received_at'])
    .where('site_id', '=', site.id)
    .where('subject', '=', subject)
    .orderBy('at')
    .execute();
}
