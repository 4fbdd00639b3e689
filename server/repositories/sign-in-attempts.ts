import { lockoutAt, type Lockout } from '../../domain/access/lockout.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Db } from '../database/connect.ts';

/**
 * Counts a guess before it is checked, so that a hundred guesses at once are a hundred guesses. One that turns out right is forgiven
 * with `forgetAttempts`. While it is locked nothing is counted.
 *
 * @param what a look-up token of the login, with a prefix where another secret than the password is guessed at
 */
export function countAttempt(
  db: Db,
  siteId: string,
  what: string,
  now: Instant,
): Promise<{ readonly lockout: Lockout; readonly failures: number }> {
  return db.transaction().execute(async (within) => {
    await within
      .insertInto('sign_in_attempt')
      .values({ site_id: siteId, login_token: what, failures: 0, last_failure_at: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await within
      .selectFrom('sign_in_attempt')
      .select(['failures', 'last_failure_at'])
      .where('site_id', '=', siteId)
      .where('login_token', '=', what)
      .forUpdate()
      .executeTakeFirst();
    const failures = row?.failures ?? 0;
    const lockout = lockoutAt({ failures, lastFailureAt: (row?.last_failure_at ?? 0) as Instant }, now);
    if (!lockout.locked)
      await within
        .updateTable('sign_in_attempt')
        .set({ failures: failures + 1, last_failure_at: now })
        .where('site_id', '=', siteId)
        .where('login_token', '=', what)
        .execute();
    return { lockout, failures: lockout.locked ? failures : failures + 1 };
  });
}

export async function forgetAttempts(db: Db, siteId: string, whats: readonly string[]): Promise<void> {
  await db
    .deleteFrom('sign_in_attempt')
    .where('site_id', '=', siteId)
    .where('login_token', 'in', whats)
    .execute();
}

/** Guesses of long ago count no more, and names that nobody has fill no table. */
export async function deleteStaleAttempts(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('last_failure_at', '<', before).execute();
}
