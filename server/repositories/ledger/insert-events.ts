import { sql } from 'kysely';
import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import type { Db } from '../../database/connect.ts';

/** Adds events that are known to be new and to continue their chain, and moves the chain's head. */
export async function insertEvents(
  db: Db,
  siteId: string,
  events: readonly LedgerEvent[],
  receivedAt: number,
): Promise<void> {
  const last = events.at(-1);
  if (!last) return;
  const rows = events.map(({ sealed, keyId, prevHash, ...event }) => ({
    ...event,
    sealed: sealed ? Buffer.from(sealed).toString('base64') : null,
    key_id: keyId ?? null,
    prev_hash: prevHash,
  }));
  await sql`
    INSERT INTO event (site_id, node, seq, at, type, subject, actor, data, sealed, key_id, prev_hash, hash, received_at)
    SELECT ${siteId}, node, seq, at, type, subject, actor, data, decode(sealed, 'base64'), key_id, prev_hash, hash, ${receivedAt}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(
      node text, seq integer, at text, type text, subject text, actor text, data text, sealed text,
      key_id text, prev_hash text, hash text)`.execute(db);
  await db
    .updateTable('chain_head')
    .set({ seq: last.seq, at: last.at, hash: last.hash })
    .where('site_id', '=', siteId)
    .where('node', '=', last.node)
    .execute();
}

export interface LockedHead {
  readonly seq: number;
  readonly at: string;
  readonly hash: string;
  readonly refused: string | null;
}

/** The end of a node's chain, ours alone until the transaction ends. */
export async function lockHead(db: Db, siteId: string, node: string, genesis: string): Promise<LockedHead> {
  const read = () =>
    db
      .selectFrom('chain_head')
      .select(['seq', 'at', 'hash', 'refused'])
      .where('site_id', '=', siteId)
      .where('node', '=', node)
      .forUpdate()
      .executeTakeFirst();
  const known = await read();
  if (known) return known;
  await db
    .insertInto('chain_head')
    .values({ site_id: siteId, node, seq: 0, at: '', hash: genesis })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await read()) ?? { seq: 0, at: '', hash: genesis, refused: null };
}
