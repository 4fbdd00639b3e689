import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';
import { readDetails } from './ledger/read.ts';

export interface RatedWeek {
  /** The Monday it begins with, `YYYY-MM-DD`. */
  readonly week: string;
  readonly count: number;
  readonly convenience: number;
  readonly privacy: number;
}

/** Ratings since a moment by week of the site's calendar; weeks without any are not in it. */
export async function readWeeks(db: Db, site: Site, since: number): Promise<readonly RatedWeek[]> {
  const { rows } = await sql<RatedWeek>`
    SELECT to_char(date_trunc('week', to_timestamp(given_at / 1000.0) AT TIME ZONE ${site.timeZone}), 'YYYY-MM-DD') AS week,
      count(*)::integer AS count, avg(convenience)::float AS convenience, avg(privacy)::float AS privacy
    FROM feedback WHERE site_id = ${site.id} AND given_at >= ${since}
    GROUP BY 1 ORDER BY 1`.execute(db);
  return rows;
}

export interface RatedMarks {
  readonly place: string;
  readonly convenience: number;
  readonly privacy: number;
  readonly count: number;
}

/** How often each pair of marks was given; at most fifty rows. */
export async function readMarks(db: Db, site: Site, since: number): Promise<readonly RatedMarks[]> {
  const { rows } = await sql<RatedMarks>`
    SELECT place, convenience, privacy, count(*)::integer AS count
    FROM feedback WHERE site_id = ${site.id} AND given_at >= ${since}
    GROUP BY place, convenience, privacy`.execute(db);
  return rows;
}

export async function hasFeedback(db: Db, site: Site, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('feedback')
    .select('id')
    .where('site_id', '=', site.id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Suggestion {
  readonly id: string;
  readonly given_at: number;
  readonly place: string;
  readonly convenience: number;
  readonly privacy: number;
  readonly words: string;
}

/**
 * A page of ratings with words, the latest first. Few ratings have words, and which ones is sealed, so more are read than are shown.
 * @returns the suggestions, and where to go on, if there is more to read
 */
export async function readSuggestions(
  db: Db,
  site: Site,
  before: { readonly time: number; readonly id: string } | undefined,
  limit: number,
): Promise<{ readonly items: readonly Suggestion[]; readonly next?: { time: number; id: string } }> {
  const read = 10 * limit;
  const rows = await db
    .selectFrom('feedback')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('details_seq', 'is not', null)
    .where('erased', '=', false)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(given_at, id) < (${before?.time ?? 0}, ${before?.id ?? ''})`),
    )
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .limit(read)
    .execute();
  const places = rows.map(({ node, details_seq }) => ({ node, seq: details_seq }));
  const details = await readDetails(db, site, ['feedback.given'], places);
  const worded = rows.flatMap((row, at) => {
    const words = details[at]?.suggestion.trim() ?? '';
    const { id, given_at, place, convenience, privacy } = row;
    if (words === '' || given_at === null || place === null) return [];
    return [{ id, given_at, place, convenience: convenience ?? 0, privacy: privacy ?? 0, words }];
  });
  const items = worded.slice(0, limit);
  const last = worded.length > limit ? items.at(-1) : rows.length === read ? rows.at(-1) : undefined;
  return { items, ...(last && { next: { time: last.given_at ?? 0, id: last.id } }) };
}
