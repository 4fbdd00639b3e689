import { Migrator } from 'kysely/migration';
import { migrations } from '../migrations/index.ts';
import type { Db } from './connect.ts';

/**
 * Brings the schema up to date. Several copies may start at once: one does the work behind an advisory lock, the others wait.
 * @throws when a migration fails; nothing of it is left
 */
export async function migrateToLatest(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
