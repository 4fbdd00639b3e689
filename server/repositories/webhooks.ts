import { sql, type Selectable } from 'kysely';
import { open, seal } from '../../crypto/envelope.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Db } from '../database/connect.ts';
import type { WebhookCallTable, WebhookTable } from '../database/tables.ts';
import type { Site } from '../site/site.ts';

export type WebhookRow = Selectable<WebhookTable>;
export type CallRow = Selectable<WebhookCallTable>;

const contextOf = (id: string): string => `webhook ${id}`;

export function sealSecret(site: Site, id: string, secret: Uint8Array, randomBytes: RandomBytes): Uint8Array {
  return seal(site.closet, contextOf(id), secret, randomBytes);
}

export function openSecret(site: Site, { id, secret }: WebhookRow): Uint8Array | undefined {
  return open(site.closet, contextOf(id), secret);
}

export function listWebhooks(db: Db, site: Site) {
  return db
    .selectFrom('webhook')
    .selectAll()
    .select((is) =>
      is
        .selectFrom('webhook_call')
        .select((calls) => calls.fn.countAll<number>().as('waiting'))
        .whereRef('webhook_call.site_id', '=', 'webhook.site_id')
        .whereRef('webhook_call.webhook_id', '=', 'webhook.id')
        .where('webhook_call.state', '=', 'waiting')
        .as('waiting'),
    )
    .where('site_id', '=', site.id)
    .orderBy('created_at')
    .execute();
}

export async function insertWebhook(
  db: Db,
  row: Omit<WebhookRow, 'paused_at' | 'failing_since'>,
): Promise<void> {
  await db
    .insertInto('webhook')
    .values({ ...row, paused_at: null, failing_since: null })
    .execute();
}

/** @returns whether there is such a webhook */
export async function updateWebhook(
  db: Db,
  site: Site,
  id: string,
  change: Partial<Omit<WebhookRow, 'site_id' | 'id'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook')
    .set(change)
    .where('site_id', '=', site.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteWebhook(db: Db, site: Site, id: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await tx.deleteFrom('webhook_call').where('site_id', '=', site.id).where('webhook_id', '=', id).execute();
    const { numDeletedRows } = await tx
      .deleteFrom('webhook')
      .where('site_id', '=', site.id)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  });
}

/** The newest calls, whatever became of them. */
export function listCalls(db: Db, site: Site, webhookId: string, limit: number): Promise<readonly CallRow[]> {
  return db
    .selectFrom('webhook_call')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('webhook_id', '=', webhookId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Webhooks that are at work, each locked until the transaction ends: another copy of the server takes the others. */
export function lockNextWebhook(db: Db, siteId: string, after: string): Promise<WebhookRow | undefined> {
  return db
    .selectFrom('webhook')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('id', '>', after)
    .where('paused_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function insertCalls(
  db: Db,
  calls: readonly Pick<
    CallRow,
    'site_id' | 'webhook_id' | 'id' | 'type' | 'body' | 'next_at' | 'created_at'
  >[],
): Promise<void> {
  if (calls.length === 0) return;
  await db
    .insertInto('webhook_call')
    .values(
      calls.map((call) => ({
        ...call,
        state: 'waiting',
        last_status: null,
        last_fault: null,
        settled_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Calls that are due; nobody else takes them before the lease is over. Those of paused webhooks wait. */
export async function claimCalls(
  db: Db,
  siteIds: readonly string[],
  now: Instant,
  leaseUntil: Instant,
  limit: number,
): Promise<readonly CallRow[]> {
  const { rows } = await sql<CallRow>`
    UPDATE webhook_call SET next_at = ${leaseUntil}, attempts = attempts + 1
    WHERE (site_id, webhook_id, id) IN (
      SELECT c.site_id, c.webhook_id, c.id FROM webhook_call c
      JOIN webhook w ON w.site_id = c.site_id AND w.id = c.webhook_id AND w.paused_at IS NULL
      WHERE c.state = 'waiting' AND c.next_at <= ${now} AND c.site_id = ANY(${[...siteIds]})
      ORDER BY c.next_at, c.id LIMIT ${limit} FOR UPDATE OF c SKIP LOCKED)
    RETURNING *`.execute(db);
  return rows;
}

export async function updateCall(
  db: Db,
  { site_id, webhook_id, id }: Pick<CallRow, 'site_id' | 'webhook_id' | 'id'>,
  change: Partial<CallRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook_call')
    .set(change)
    .where('site_id', '=', site_id)
    .where('webhook_id', '=', webhook_id)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export function findWebhook(db: Db, siteId: string, id: string): Promise<WebhookRow | undefined> {
  return db
    .selectFrom('webhook')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Forgets calls that were delivered before `before`. */
export async function forgetCalls(db: Db, before: Instant): Promise<void> {
  await db
    .deleteFrom('webhook_call')
    .where('state', '=', 'delivered')
    .where('settled_at', '<', before)
    .execute();
}
