import type { Enrolment } from '../../../domain/visit/records.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { readDetails } from '../ledger/read.ts';

export interface EnrolmentRecord {
  readonly id: string;
  readonly enrolment: Omit<Enrolment, 'renewedOn' | 'noticeVersion' | 'faceEnrolled'>;
  readonly until: string;
  readonly renewedOn: string | null;
  readonly endedAt: number | null;
  /** The latest visit with this enrolment, if there was one on `day`. */
  readonly visit?: { readonly state: string; readonly inAt: number | null; readonly outAt: number | null };
}

/** All enrolments that were not erased, with what their people did on `day`. */
export async function listEnrolments(db: Db, site: Site, day: string): Promise<readonly EnrolmentRecord[]> {
  const rows = await db
    .selectFrom('enrolment')
    .select(['id', 'node', 'details_seq', 'until_day', 'renewed_on', 'ended_at'])
    .where('site_id', '=', site.id)
    .where('details_seq', 'is not', null)
    .where('erased', '=', false)
    .orderBy('until_day')
    .execute();
  const visits = await db
    .selectFrom('visit')
    .select(['enrolment_id', 'state', 'checked_in_at', 'checked_out_at'])
    .where('site_id', '=', site.id)
    .where('enrolment_id', 'is not', null)
    .where((is) => is.or([is('day', '=', day), is('state', '=', 'inside')]))
    .orderBy('registered_at')
    .execute();
  // The last one of a day counts: people leave and come back.
  const latest = new Map(visits.map((visit) => [visit.enrolment_id, visit]));
  const details = await readDetails(
    db,
    site,
    ['enrolment.recorded'],
    rows.map(({ node, details_seq }) => ({ node, seq: details_seq })),
  );
  return rows.flatMap((row, index) => {
    const enrolment = details[index];
    const visit = latest.get(row.id);
    if (!enrolment) return [];
    return [
      {
        ...{
          id: row.id,
          enrolment,
          until: row.until_day ?? '',
          renewedOn: row.renewed_on,
          endedAt: row.ended_at,
        },
        ...(visit && {
          visit: { state: visit.state, inAt: visit.checked_in_at, outAt: visit.checked_out_at },
        }),
      },
    ];
  });
}
