import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';

/** New codes; the ones before count no more. */
export async function replaceRecoveryCodes(
  db: Db,
  site: Site,
  staffId: string,
  tokens: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('recovery_code')
    .where('site_id', '=', site.id)
    .where('staff_id', '=', staffId)
    .execute();
  if (tokens.length === 0) return;
  await db
    .insertInto('recovery_code')
    .values(tokens.map((code_token) => ({ site_id: site.id, staff_id: staffId, code_token })))
    .execute();
}

/** @returns whether there was such a code; it is gone now */
export async function spendRecoveryCode(
  db: Db,
  site: Site,
  staffId: string,
  token: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('recovery_code')
    .where('site_id', '=', site.id)
    .where('staff_id', '=', staffId)
    .where('code_token', '=', token)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
