import { subjectOf } from '../../../domain/ledger/event.ts';
import type { FindingKind } from '../../../domain/sync/findings.ts';
import type { ServerContext } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { commit } from '../ledger/ledger.ts';

export interface Finding {
  readonly kind: FindingKind;
  /** Whose events, and from which on. */
  readonly node: string;
  readonly seq: number;
}

/**
 * Puts a finding before a person, once: while one of its kind about this node is open, another says nothing new. One that was settled and
 * is there again is open again.
 */
export async function recordFinding(context: ServerContext, site: Site, finding: Finding): Promise<void> {
  const { kind, node, seq } = finding;
  const isNew = await commit(context, site, 'system', async (ledger) => {
    const open = await ledger.db
      .selectFrom('finding')
      .select('seq')
      .where('site_id', '=', site.id)
      .where('kind', '=', kind)
      .where('node', '=', node)
      .where('settled_at', 'is', null)
      .executeTakeFirst();
    if (open && isOfTheNode(kind)) return false;
    const { numInsertedOrUpdatedRows } = await ledger.db
      .insertInto('finding')
      .values({
        site_id: site.id,
        kind,
        node,
        seq,
        found_at: context.now(),
        settled_at: null,
        settled_by: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['site_id', 'kind', 'node', 'seq'])
          .doUpdateSet({ found_at: context.now(), settled_at: null, settled_by: null })
          .where('finding.settled_at', 'is not', null),
      )
      .executeTakeFirst();
    if (Number(numInsertedOrUpdatedRows ?? 0) === 0) return false;
    ledger.append('sync.finding', subjectOf('node', node), { kind, node, seq });
    return true;
  });
  if (!isNew) return;
  context.log.write('sync.refused', { node, kind });
  context.bus.changed(site.id, ['finding', 'alert']);
}

/** Of these a node has one at a time, whichever event showed it. */
function isOfTheNode(kind: FindingKind): boolean {
  return kind === 'fork' || kind === 'broken-chain' || kind === 'clock';
}

/**
 * A person has looked. A chain that was stopped is tried again from where it stands: if nothing was mended, it stops again. `false` when
 * there is no such finding, or it was settled before.
 * @param by the member of staff
 */
export async function settleFinding(
  context: ServerContext,
  site: Site,
  { kind, node, seq }: Finding,
  by: string,
): Promise<boolean> {
  const settled = await commit(context, site, `staff:${by}`, async (ledger) => {
    const { numUpdatedRows } = await ledger.db
      .updateTable('finding')
      .set({ settled_at: context.now(), settled_by: by })
      .where('site_id', '=', site.id)
      .where('kind', '=', kind)
      .where('node', '=', node)
      .where('seq', '=', seq)
      .where('settled_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    if (kind === 'fork' || kind === 'broken-chain')
      await ledger.db
        .updateTable('chain_head')
        .set({ refused: null })
        .where('site_id', '=', site.id)
        .where('node', '=', node)
        .execute();
    ledger.append('sync.finding-settled', subjectOf('node', node), { kind, node, seq, by });
    return true;
  });
  if (settled) context.bus.changed(site.id, ['finding']);
  return settled;
}

/** What is open first, then what was settled, newest first. */
export async function listFindings(db: Db, site: Site) {
  const rows = await db
    .selectFrom('finding')
    .select(['kind', 'node', 'seq', 'found_at', 'settled_at', 'settled_by'])
    .where('site_id', '=', site.id)
    .orderBy((row) => row('settled_at', 'is not', null))
    .orderBy('found_at', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ kind, node, seq, found_at, settled_at, settled_by }) => ({
    ...{ kind: kind as FindingKind, node, seq, foundAt: found_at },
    ...(settled_at !== null && { settledAt: settled_at }),
    ...(settled_by !== null && { settledBy: settled_by }),
  }));
}
