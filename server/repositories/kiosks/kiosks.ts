import { subjectOf } from '../../../domain/ledger/event.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { KioskHealth } from '../../../domain/sync/wire.ts';
import type { ServerContext } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { commit } from '../ledger/ledger.ts';

export interface Kiosk {
  readonly node: string;
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly enrolledAt: Instant;
  readonly revokedAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  /** The kiosk's clock minus the server's. */
  readonly clockOffsetMs: number | null;
  readonly health: KioskHealth | null;
}

/** All kiosks that ever joined, by name. */
export async function listKiosks(db: Db, site: Site): Promise<readonly Kiosk[]> {
  const rows = await db
    .selectFrom('kiosk')
    .selectAll()
    .where('site_id', '=', site.id)
    .orderBy('name')
    .orderBy('node')
    .execute();
  return rows.map(toKiosk);
}

export async function findKiosk(db: Db, site: Site, node: string): Promise<Kiosk | undefined> {
  const row = await db
    .selectFrom('kiosk')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('node', '=', node)
    .executeTakeFirst();
  return row && toKiosk(row);
}

function toKiosk(row: {
  readonly node: string;
  readonly name: string;
  readonly public_key: Uint8Array;
  readonly enrolled_at: number;
  readonly revoked_at: number | null;
  readonly last_seen_at: number | null;
  readonly clock_offset_ms: number | null;
  readonly health: unknown;
}): Kiosk {
  return {
    node: row.node,
    name: row.name,
    publicKey: new Uint8Array(row.public_key),
    enrolledAt: row.enrolled_at as Instant,
    revokedAt: row.revoked_at as Instant | null,
    lastSeenAt: row.last_seen_at as Instant | null,
    clockOffsetMs: row.clock_offset_ms,
    health: row.health as KioskHealth | null,
  };
}

/**
 * A kiosk's row, new or joined again with the same key. `node-taken` for a node that another key speaks for: that one is revoked first.
 */
export async function putKiosk(
  db: Db,
  site: Site,
  kiosk: {
    readonly node: string;
    readonly name: string;
    readonly publicKey: Uint8Array;
    readonly now: Instant;
  },
): Promise<'joined' | 'known' | 'node-taken'> {
  const { node, name, publicKey, now } = kiosk;
  if (node === site.node) return 'node-taken';
  const before = await findKiosk(db, site, node);
  const sameKey = before && Buffer.from(before.publicKey).equals(publicKey);
  if (before && !sameKey && before.revokedAt === null) return 'node-taken';
  if (sameKey && before.revokedAt === null) return 'known';
  await db
    .insertInto('kiosk')
    .values({ site_id: site.id, node, name, public_key: Buffer.from(publicKey), enrolled_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['site_id', 'node'])
        .doUpdateSet({ name, public_key: Buffer.from(publicKey), enrolled_at: now, revoked_at: null }),
    )
    .execute();
  return 'joined';
}

/**
 * Shuts a kiosk out, from its very next message on; `false` when there is no such kiosk. What it holds is wiped at the kiosk itself
 * (docs/operations/sync.md).
 * @param reason a word such as `lost`
 * @param actor as in the journal
 */
export async function revokeKiosk(
  context: ServerContext,
  site: Site,
  node: string,
  reason: string,
  actor: string,
): Promise<boolean> {
  const revoked = await commit(context, site, actor, async (ledger) => {
    const { numUpdatedRows } = await ledger.db
      .updateTable('kiosk')
      .set({ revoked_at: context.now() })
      .where('site_id', '=', site.id)
      .where('node', '=', node)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await ledger.db
      .deleteFrom('kiosk_session')
      .where('site_id', '=', site.id)
      .where('node', '=', node)
      .execute();
    ledger.append('kiosk.revoked', subjectOf('node', node), { reason });
    return true;
  });
  if (revoked) context.bus.changed(site.id, ['kiosk']);
  return revoked;
}
