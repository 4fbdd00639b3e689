import type { SealedDetails } from '../../domain/ledger/details.ts';
import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';
import { readDetails } from './ledger/read.ts';
import type { EnrolmentRow } from './projections/people.ts';

export function findEnrolmentRow(db: Db, site: Site, id: string): Promise<EnrolmentRow | undefined> {
  return db
    .selectFrom('enrolment')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('id', '=', id)
    .where('erased', '=', false)
    .executeTakeFirst();
}

export async function readEnrolment(
  db: Db,
  site: Site,
  { node, details_seq }: EnrolmentRow,
): Promise<SealedDetails['enrolment.recorded'] | undefined> {
  const [details] = await readDetails(db, site, ['enrolment.recorded'], [{ node, seq: details_seq }]);
  return details;
}
