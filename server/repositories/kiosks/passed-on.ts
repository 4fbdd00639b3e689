import { sql } from 'kysely';
import { instant } from '../../../domain/kernel/time.ts';
import type { FactType } from '../../../domain/ledger/catalogue.ts';
import { idOfSubject, type LedgerEvent } from '../../../domain/ledger/event.ts';
import { countsFromKiosk, isKeptByEither } from '../../../domain/sync/authority.ts';
import { isStampedAhead } from '../../../domain/sync/bounded-stamp.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import type { FeedPage } from '../ledger/feed.ts';

/** Where the server says whose record counts. */
const tables: Readonly<Record<string, readonly [table: string, node: string]>> = {
  'host.recorded': ['host', 'node'],
  'enrolment.recorded': ['enrolment', 'node'],
  'reservation.recorded': ['reservation', 'details_node'],
};

/**
 * What of a page of the feed goes on to the other kiosks: what counts here. They weigh events by their stamps alone and know no server, so
 * a kiosk's record that the server's stands above stays here, and so does one from the future, which no later one could correct.
 */
export async function passedOn(
  db: Db,
  site: Site,
  { events, receivedAt }: Pick<FeedPage, 'events' | 'receivedAt'>,
): Promise<readonly LedgerEvent[]> {
  const isServers = ({ node }: LedgerEvent): boolean => node === site.node;
  const counting = events.filter(
    (event, at) =>
      isServers(event) ||
      (countsFromKiosk(event.node, event.type as FactType, event.subject) &&
        !(isKeptByEither(event.type) && isStampedAhead(event.at, receivedAt[at] ?? instant(0)))),
  );
  const ofKiosks = counting.filter((event) => !isServers(event));
  const erased = await reallyErased(db, site, ofKiosks);
  const superseded = await keptByServer(db, site, ofKiosks);
  return counting.filter(
    (event) =>
      isServers(event) ||
      (event.type === 'subject.erased'
        ? erased.has(event.subject)
        : !isKeptByEither(event.type) || !superseded.has(event.subject)),
  );
}

/** Those whose erasure by a kiosk counted: their keys are gone here as well. */
async function reallyErased(
  db: Db,
  site: Site,
  events: readonly LedgerEvent[],
): Promise<ReadonlySet<string>> {
  const subjects = events.filter(({ type }) => type === 'subject.erased').map(({ subject }) => subject);
  if (subjects.length === 0) return new Set();
  const rows = await db
    .selectFrom('subject_key')
    .select('subject')
    .where('site_id', '=', site.id)
    .where('subject', '=', sql<string>`ANY(${subjects})`)
    .where('key_id', '=', '')
    .execute();
  return new Set(rows.map(({ subject }) => subject));
}

async function keptByServer(
  db: Db,
  site: Site,
  events: readonly LedgerEvent[],
): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (const [type, [table, node]] of Object.entries(tables)) {
    const subjects = new Map(
      events.filter((event) => event.type === type).map(({ subject }) => [idOfSubject(subject), subject]),
    );
    if (subjects.size === 0) continue;
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM ${sql.table(table)}
      WHERE site_id = ${site.id} AND id = ANY(${[...subjects.keys()]}) AND ${sql.ref(node)} = ${site.node}`.execute(
      db,
    );
    for (const { id } of rows) kept.add(subjects.get(id) ?? '');
  }
  return kept;
}
