import type { Migration } from 'kysely/migration';
import * as firstTables from './0001-first-tables.ts';
import * as access from './0002-access.ts';
import * as alerts from './0003-alerts.ts';
import * as desk from './0004-desk.ts';
import * as webhooks from './0005-webhooks.ts';
import * as firstRegistration from './0006-first-registration.ts';

/** In order; a migration that has run anywhere is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': firstTables,
  '0002-access': access,
  '0003-alerts': alerts,
  '0004-desk': desk,
  '0005-webhooks': webhooks,
  '0006-first-registration': firstRegistration,
};
