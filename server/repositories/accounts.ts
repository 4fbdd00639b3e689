import type { Selectable } from 'kysely';
import type { Db } from '../database/connect.ts';
import type { AccountTable } from '../database/tables.ts';
import type { Site } from '../site/site.ts';

export interface AccountRecord {
  readonly staffId: string;
  readonly role: string;
  readonly hostId: string | null;
  readonly closedAt: number | null;
  readonly row: Selectable<AccountTable>;
}

export async function findAccount(db: Db, site: Site, staffId: string): Promise<AccountRecord | undefined> {
  const row = await db
    .selectFrom('account')
    .leftJoin('staff', (join) =>
      join.onRef('staff.site_id', '=', 'account.site_id').onRef('staff.id', '=', 'account.staff_id'),
    )
    .selectAll('account')
    .select('staff.host_id')
    .where('account.site_id', '=', site.id)
    .where('account.staff_id', '=', staffId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { host_id, ...account } = row;
  return { staffId, role: row.role, hostId: host_id, closedAt: row.closed_at, row: account };
}
