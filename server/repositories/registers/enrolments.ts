import { sql, type Selectable } from 'kysely';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import type { Db } from '../../database/connect.ts';
import type { EnrolmentTable } from '../../database/tables.ts';
import type { Site } from '../../site/site.ts';

export type EnrolmentRow = Selectable<EnrolmentTable>;

interface Days {
  readonly from: LocalDay;
  readonly until: LocalDay;
  /** `running` or `ended`. */
  readonly state?: string | undefined;
  readonly host?: string | undefined;
}

/** Enrolments that held on any day of the span, the youngest first. */
export async function pageEnrolments(
  db: Db,
  site: Site,
  days: Days,
  before: string | undefined,
  limit: number,
): Promise<readonly EnrolmentRow[]> {
  return held(db, site, days)
    .selectAll()
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countEnrolments(db: Db, site: Site, days: Days): Promise<number> {
  const row = await held(db, site, days)
    .select((is) => is.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

const held = (db: Db, site: Site, { from, until, state, host }: Days) =>
  db
    .selectFrom('enrolment')
    .where('site_id', '=', site.id)
    .where('details_seq', 'is not', null)
    .where('from_day', '<=', until)
    .where('until_day', '>=', from)
    .$if(state === 'running', (query) => query.where('ended_at', 'is', null))
    .$if(state === 'ended', (query) => query.where('ended_at', 'is not', null))
    .$if(host !== undefined, (query) => query.where(sql<string>`host_id`, '=', host ?? ''));
