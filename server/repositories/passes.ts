import type { Selectable } from 'kysely';
import type { Db } from '../database/connect.ts';
import type { PassTable } from '../database/tables.ts';
import type { Site } from '../site/site.ts';

export type PassRow = Selectable<PassTable>;

export function findPass(db: Db, site: Site, id: string): Promise<PassRow | undefined> {
  return db
    .selectFrom('pass')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Every pass that was ever made for this subject, the latest first. */
export function findPassesOf(db: Db, site: Site, subject: string): Promise<readonly PassRow[]> {
  return db
    .selectFrom('pass')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('opens', '=', subject)
    .orderBy('details_seq', 'desc')
    .execute();
}
