import { sql } from 'kysely';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { toEvent, type EventRow } from './columns.ts';

export interface FeedPage {
  readonly events: readonly LedgerEvent[];
  /** When each of them came here. */
  readonly receivedAt: readonly Instant[];
  /** Where to go on. */
  readonly cursor: string;
  /** There was more than `limit`. */
  readonly more: boolean;
}

export interface FeedFilter {
  readonly types: readonly string[];
  /** Events of this node are left out: it has them. */
  readonly exceptNode?: string;
  readonly limit: number;
}

/**
 * Committed events after `cursor`, in an order in which none is ever skipped: by the transaction that wrote them, and only those of
 * transactions that no older one can come before (docs/decisions/0009, "The feed"). An empty or foreign cursor begins at the start.
 */
export async function readFeed(db: Db, site: Site, cursor: string, filter: FeedFilter): Promise<FeedPage> {
  const epoch = await epochOf(db, site);
  const from = parseCursor(cursor, epoch);
  const { rows } = await sql<EventRow & { xid: string; received_at: Instant }>`
    SELECT xid::text AS xid, node, seq, at, type, subject, actor, data, sealed, key_id, prev_hash, hash, received_at
    FROM event
    WHERE site_id = ${site.id}
      AND (xid, node, seq) > (${from.xid}::xid8, ${from.node}, ${from.seq}::integer)
      AND xid < pg_snapshot_xmin(pg_current_snapshot())
      AND type = ANY(${[...filter.types]})
      AND node <> ${filter.exceptNode ?? ''}
    ORDER BY xid, node, seq
    LIMIT ${filter.limit + 1}`.execute(db);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    events: page.map(({ xid: _xid, received_at: _receivedAt, ...row }) => toEvent(row)),
    receivedAt: page.map(({ received_at }) => received_at),
    cursor: last ? `${epoch}/${last.xid}/${last.node}/${last.seq}` : cursorOf(epoch, from),
    more: rows.length > filter.limit,
  };
}

/** The cursor behind everything that is committed now: for whoever wants to hear of what comes, and not of what was. */
export async function feedEnd(db: Db, site: Site): Promise<string> {
  const epoch = await epochOf(db, site);
  const { rows } = await sql<Position>`
    SELECT xid::text AS xid, node, seq FROM event
    WHERE site_id = ${site.id} AND xid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY xid DESC, node DESC, seq DESC LIMIT 1`.execute(db);
  return cursorOf(epoch, rows[0] ?? start);
}

interface Position {
  readonly xid: string;
  readonly node: string;
  readonly seq: number;
}

const start: Position = { xid: '0', node: '', seq: 0 };

function parseCursor(cursor: string, epoch: string): Position {
  const [ofEpoch, xid, node, seq] = cursor.split('/');
  if (ofEpoch !== epoch || xid === undefined || node === undefined || !/^\d{1,19}$/.test(xid)) return start;
  const number = Number(seq);
  return Number.isSafeInteger(number) && number >= 0 && number < 2 ** 31 ? { xid, node, seq: number } : start;
}

function cursorOf(epoch: string, { xid, node, seq }: Position): string {
  return `${epoch}/${xid}/${node}/${seq}`;
}

async function epochOf(db: Db, site: Site): Promise<string> {
  const row = await db
    .selectFrom('site')
    .select('epoch')
    .where('site_id', '=', site.id)
    .executeTakeFirstOrThrow();
  return row.epoch;
}

/**
 * After a restore the cluster counts transactions from the start again, and new events would sort before old ones. Then all events count
 * as written now, and readers begin anew. Run at every start; does nothing on a database that was never restored.
 */
export async function mendFeed(db: Db, newEpoch: () => string): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ ahead: boolean }>`
      SELECT EXISTS (SELECT 1 FROM event WHERE xid > pg_current_xact_id()) AS ahead`.execute(transaction);
    if (!rows[0]?.ahead) return false;
    await sql`UPDATE event SET xid = pg_current_xact_id()`.execute(transaction);
    const sites = await transaction.selectFrom('site').select('site_id').execute();
    for (const { site_id } of sites)
      await transaction
        .updateTable('site')
        .set({ epoch: newEpoch() })
        .where('site_id', '=', site_id)
        .execute();
    return true;
  });
}
