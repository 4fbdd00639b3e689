import type { Instant } from '../../domain/kernel/time.ts';
import type { Db } from '../database/connect.ts';

export interface SessionRecord {
  readonly tokenHash: string;
  readonly siteId: string;
  readonly staffId: string;
  readonly csrf: string;
  /** The password was right and the second factor is still to come. */
  readonly pending: boolean;
  readonly createdAt: number;
  readonly seenAt: number;
}

/** A session that was used within `idleMs` and begun within `longestMs`, or within `pendingMs` while it is pending. */
export async function findSession(
  db: Db,
  tokenHash: string,
  now: Instant,
  limits: { readonly idleMs: number; readonly longestMs: number; readonly pendingMs: number },
): Promise<SessionRecord | undefined> {
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('seen_at', '>', now - limits.idleMs)
    .where('created_at', '>', now - limits.longestMs)
    .executeTakeFirst();
  if (!row || (row.pending && row.created_at <= now - limits.pendingMs)) return undefined;
  return {
    tokenHash: row.token_hash,
    siteId: row.site_id,
    staffId: row.staff_id,
    csrf: row.csrf,
    pending: row.pending,
    createdAt: row.created_at,
    seenAt: row.seen_at,
  };
}

export async function insertSession(db: Db, session: SessionRecord): Promise<void> {
  await db
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      site_id: session.siteId,
      staff_id: session.staffId,
      csrf: session.csrf,
      pending: session.pending,
      created_at: session.createdAt,
      seen_at: session.seenAt,
    })
    .execute();
}

export async function touchSession(db: Db, tokenHash: string, now: Instant): Promise<void> {
  await db.updateTable('session').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Ends every session of an account: after a reset, a change of role, or a new password. */
export async function deleteSessionsOf(db: Db, siteId: string, staffId: string): Promise<void> {
  await db.deleteFrom('session').where('site_id', '=', siteId).where('staff_id', '=', staffId).execute();
}

export async function deleteStaleSessions(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('session').where('seen_at', '<', before).execute();
}
