import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';

export interface NodeState {
  /** The number of the last event that arrived. */
  readonly head: number;
  /** The rules it works by, as it last told in its journal. */
  readonly policyVersion?: string;
}

/** How far every node of the site has come. */
export async function nodeStates(db: Db, site: Site): Promise<ReadonlyMap<string, NodeState>> {
  const rows = await db
    .selectFrom('chain_head')
    .leftJoin('node', (join) =>
      join.onRef('node.site_id', '=', 'chain_head.site_id').onRef('node.id', '=', 'chain_head.node'),
    )
    .select(['chain_head.node', 'chain_head.seq', 'node.policy_version'])
    .where('chain_head.site_id', '=', site.id)
    .execute();
  return new Map(
    rows.map(({ node, seq, policy_version }) => [
      node,
      { head: seq, ...(policy_version !== null && { policyVersion: policy_version }) },
    ]),
  );
}
