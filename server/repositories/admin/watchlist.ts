import type { DossierDetails } from '../../../domain/ledger/details.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { readDetails } from '../ledger/read.ts';

/** Every entry that was ever proposed, newest first, with who it is about. */
export async function listEntries(db: Db, site: Site) {
  const rows = await db
    .selectFrom('dossier')
    .leftJoin('watchlist', (join) =>
      join.onRef('watchlist.site_id', '=', 'dossier.site_id').onRef('watchlist.id', '=', 'dossier.entry'),
    )
    .select((is) => [
      'dossier.id',
      'dossier.node',
      'dossier.details_seq',
      'dossier.entry',
      'dossier.reason',
      'dossier.until_day',
      'dossier.proposed_at',
      'dossier.proposed_by',
      'dossier.confirmed_at',
      'dossier.confirmed_by',
      'dossier.refused_at',
      'watchlist.ended_at',
      is
        .selectFrom('visit')
        .select((count) => count.fn.countAll<number>().as('hits'))
        .whereRef('visit.site_id', '=', 'dossier.site_id')
        .whereRef('visit.hold_entry', '=', 'dossier.entry')
        .as('hits'),
    ])
    .where('dossier.site_id', '=', site.id)
    .where('dossier.details_seq', 'is not', null)
    .where('dossier.erased', '=', false)
    .orderBy('dossier.proposed_at', 'desc')
    .limit(1_000)
    .execute();
  const details = await readDetails(
    db,
    site,
    ['dossier.proposed'],
    rows.map(({ node, details_seq }) => ({ node, seq: details_seq })),
  );
  return rows.map((row, index) => ({ ...row, details: details[index] }));
}

export type EntryRow = Awaited<ReturnType<typeof listEntries>>[number];

/** One entry, locked until the transaction ends, so that two people cannot both decide it. */
export async function lockEntry(db: Db, site: Site, id: string) {
  const row = await db
    .selectFrom('dossier')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('id', '=', id)
    .where('erased', '=', false)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const [details] = await readDetails(
    db,
    site,
    ['dossier.proposed'],
    [{ node: row.node, seq: row.details_seq }],
  );
  return { ...row, details };
}

/** What a kiosk compares with: the ways in which a person shows up. A name alone stops nobody. */
export function tokensOf({ tokens }: Site, { idNumber, phone }: DossierDetails): readonly string[] {
  return [...(idNumber ? [tokens.idNumber(idNumber)] : []), ...(phone ? [tokens.phone(phone)] : [])];
}
