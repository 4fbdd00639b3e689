import type { Insertable, Selectable } from 'kysely';
import { siteSettings, type SiteSettings } from '../../domain/sync/wire.ts';
import type { Db } from '../database/connect.ts';
import type { SiteTable } from '../database/tables.ts';

/** Does nothing when there is such a site already. */
export async function insertSite(db: Db, site: Insertable<SiteTable>): Promise<void> {
  await db
    .insertInto('site')
    .values({ ...site, settings: JSON.stringify(site.settings) as unknown as SiteSettings })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export function findSites(db: Db): Promise<readonly Selectable<SiteTable>[]> {
  return db.selectFrom('site').selectAll().orderBy('site_id').execute();
}

export async function readSettings(db: Db, siteId: string): Promise<SiteSettings> {
  const row = await db
    .selectFrom('site')
    .select('settings')
    .where('site_id', '=', siteId)
    .executeTakeFirstOrThrow();
  // Read through the schema: what was stored by an older version gets the usual values of newer settings.
  return siteSettings.parse(row.settings);
}

export async function writeSettings(db: Db, siteId: string, settings: SiteSettings): Promise<void> {
  await db
    .updateTable('site')
    .set({ settings: JSON.stringify(settings) as unknown as SiteSettings })
    .where('site_id', '=', siteId)
    .execute();
}
