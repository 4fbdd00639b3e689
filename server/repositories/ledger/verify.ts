import { sql } from 'kysely';
import { createChainVerifier, type ChainReport } from '../../../domain/ledger/chain.ts';
import { sha256 } from '../../../crypto/sha256.ts';
import type { Db } from '../../database/connect.ts';
import { toEvent, type EventRow } from './columns.ts';

const pageSize = 2_000;

/** Checks every chain of a site from its first event to its remembered head. */
export async function verifyChains(db: Db, siteId: string): Promise<readonly ChainReport[]> {
  const heads = await db
    .selectFrom('chain_head')
    .select(['node', 'seq', 'hash'])
    .where('site_id', '=', siteId)
    .where('seq', '>', 0)
    .orderBy('node')
    .execute();
  const reports: ChainReport[] = [];
  for (const head of heads) {
    const verifier = createChainVerifier(head.node, sha256);
    for (let seq = 0, more = true; more;) {
      const { rows } = await sql<EventRow>`
        SELECT node, seq, at, type, subject, actor, data, sealed, key_id, prev_hash, hash FROM event
        WHERE site_id = ${siteId} AND node = ${head.node} AND seq > ${seq} ORDER BY seq LIMIT ${pageSize}`.execute(
        db,
      );
      for (const row of rows) verifier.add(toEvent(row));
      more = rows.length === pageSize;
      seq = rows.at(-1)?.seq ?? seq;
    }
    reports.push(verifier.finish(head));
  }
  return reports;
}
