import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';

/** Where a visit was registered, as the site calls the kiosk; empty for the server's own. */
export async function placeOf(db: Db, site: Site, node: string | null): Promise<string> {
  const row = await db
    .selectFrom('kiosk')
    .select('name')
    .where('site_id', '=', site.id)
    .where('node', '=', node ?? '')
    .executeTakeFirst();
  return row?.name ?? '';
}
