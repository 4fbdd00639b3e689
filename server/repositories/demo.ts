import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';

/** Whether the demo made this account before. */
export async function hasAccount(db: Db, site: Site, staffId: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('staff_id')
    .where('site_id', '=', site.id)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row !== undefined;
}
