import { sql, type RawBuilder } from 'kysely';
import type { TimedTable } from './by-time.ts';

export interface Narrowed {
  readonly state?: string | undefined;
  readonly host?: string | undefined;
}

/** Visits by the time they were registered. */
export function visitTable(narrowed: Narrowed): TimedTable {
  return { table: 'visit', time: 'registered_at', where: sql`state <> 'unknown' ${also(narrowed)}` };
}

/** Reservations by the time of the visit. */
export function reservationTable(narrowed: Narrowed): TimedTable {
  const where = sql`state <> 'unknown' ${also(narrowed)}`;
  return { table: 'reservation', time: 'from_at', where };
}

/** Messages by the time they were put into the outbox. */
export function messageTable({ state }: Narrowed): TimedTable {
  return { table: 'message', time: 'created_at', where: sql`true ${also({ state })}` };
}

function also({ state, host }: Narrowed): RawBuilder<unknown> {
  const byState = state === undefined ? sql`` : sql`AND state = ${state}`;
  const byHost = host === undefined ? sql`` : sql`AND host_id = ${host}`;
  return sql`${byState} ${byHost}`;
}
