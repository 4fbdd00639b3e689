import { minutes, seconds } from '../../../domain/kernel/time.ts';
import type { KioskHealth } from '../../../domain/sync/wire.ts';
import type { ServerContext } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { recordFinding } from './findings.ts';
import { findKiosk, type Kiosk } from './kiosks.ts';

/** How far a kiosk's clock may be off before a person should look: passes and lock-outs still work within it. */
export const clockToleranceMs = minutes(2);
/** Writing down every message of a kiosk would be a commit for each. */
const noteEveryMs = seconds(10);

/**
 * Keeps what a kiosk tells of itself, and notices a clock that went astray. The difference includes the message's way here, which is
 * small against what is of interest.
 */
export async function noteHealth(
  context: ServerContext,
  site: Site,
  node: string,
  health: KioskHealth,
): Promise<void> {
  const before = await findKiosk(context.db, site, node);
  if (!before) return;
  const now = context.now();
  const offset = health.clock - now;
  const isAstray = Math.abs(offset) > clockToleranceMs;
  const wasAstray = before.clockOffsetMs !== null && Math.abs(before.clockOffsetMs) > clockToleranceMs;
  const isNews = isAstray !== wasAstray || told(before.health) !== told(health);
  if (!isNews && before.lastSeenAt !== null && now - before.lastSeenAt < noteEveryMs) return;
  await context.db
    .updateTable('kiosk')
    .set({ last_seen_at: now, clock_offset_ms: offset, health: JSON.stringify(health) as never })
    .where('site_id', '=', site.id)
    .where('node', '=', node)
    .execute();
  if (isAstray && !wasAstray)
    await recordFinding(context, site, { kind: 'clock', node, seq: await headOf(context.db, site, node) });
  if (isNews) context.bus.changed(site.id, ['kiosk']);
}

/** What of it a page would show; the clock runs and `pending` moves all the time. */
function told(health: Kiosk['health']): string {
  return JSON.stringify([health?.version, health?.devices, (health?.pending ?? 0) > 0]);
}

/** The number of the last event that is stored of a node; 0 for none. */
export async function headOf(db: Db, site: Site, node: string): Promise<number> {
  const row = await db
    .selectFrom('chain_head')
    .select('seq')
    .where('site_id', '=', site.id)
    .where('node', '=', node)
    .executeTakeFirst();
  return row?.seq ?? 0;
}
