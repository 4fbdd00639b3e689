import type { WatchlistReason } from '../../../domain/screening/vocabulary.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { readDetails } from '../ledger/read.ts';

export interface WatchlistGrounds {
  readonly dossier: string;
  readonly reason: WatchlistReason;
  /** In the words of whoever proposed the entry; gone with an erased dossier. */
  readonly grounds?: string;
  readonly until: string;
}

/** Why an entry is on the watchlist, as two people confirmed it. */
export async function readGrounds(db: Db, site: Site, entry: string): Promise<WatchlistGrounds | undefined> {
  const row = await db
    .selectFrom('dossier')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('entry', '=', entry)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const place = { node: row.node, seq: row.details_seq };
  const [details] = await readDetails(db, site, ['dossier.proposed'], [place]);
  return {
    dossier: row.id,
    reason: row.reason as WatchlistReason,
    ...(details && { grounds: details.grounds }),
    until: row.until_day ?? '',
  };
}
