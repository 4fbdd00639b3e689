import type { AlertKind } from '../../contract/alerts.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import type { AlertRow } from '../alerts.ts';

/** Alerts whose condition is still known, by that condition; resolved ones too. */
export async function findDueAlerts(
  db: Db,
  site: Site,
  kind: AlertKind,
): Promise<ReadonlyMap<string, Pick<AlertRow, 'id' | 'opened_at' | 'escalated_at'>>> {
  const rows = await db
    .selectFrom('alert')
    .select(['id', 'dedupe', 'opened_at', 'escalated_at'])
    .where('site_id', '=', site.id)
    .where('kind', '=', kind)
    .where('dedupe', 'is not', null)
    .execute();
  return new Map(rows.map(({ dedupe, ...row }) => [dedupe ?? '', row]));
}
