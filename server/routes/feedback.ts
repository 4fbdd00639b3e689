import { createHmac } from 'node:crypto';
import { addDays, instantAt, localDay, type LocalDay } from '../../domain/kernel/time.ts';
import { idOfSubject, subjectOf } from '../../domain/ledger/event.ts';
import { spellAsUuid } from '../../domain/pass/ids.ts';
import { accountOf } from '../access/guard.ts';
import { withoutPersonalNumbers } from '../channels/personal-number.ts';
import {
  feedbackAsked,
  feedbackQuery,
  feedbackResults,
  suggestions,
  suggestionsQuery,
} from '../contract/feedback.ts';
import { done } from '../contract/shapes.ts';
import type { ServerContext } from '../context.ts';
import { failure, notFound } from '../http/failure.ts';
import {
  hasFeedback,
  readMarks,
  readSuggestions,
  readWeeks,
  type RatedMarks,
} from '../repositories/feedback.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import { findVisitRow, findVisitRowsOf } from '../repositories/visits-of-person.ts';
import { cursorText, readCursor } from '../registers/ask.ts';
import type { Site } from '../site/site.ts';
import type { Routes } from './index.ts';
import { linkOf } from './portal/subject.ts';

const tags = ['feedback'];
const readers = { access: { roles: ['supervisor', 'admin', 'inspector'] } } as const;
const suggestionsTogether = 20;

/** What visitors say of convenience and privacy (R29): taken by their link, read by whoever makes the rules. */
export const feedbackRoutes: Routes = (app, context) => {
  const { db } = context;

  app.post(
    '/api/v1/portal/feedback',
    {
      config: { access: 'visitor', rateLimit: { max: 10, timeWindow: 60_000 } },
      schema: {
        tags,
        summary: 'Rate a visit that is over, once',
        body: feedbackAsked,
        response: { 200: done },
      },
    },
    async (request) => {
      const { site, subject } = linkOf(request);
      const visit = await leftVisit(context, site, subject);
      const { feedback } = await context.sites.settings(site);
      if (!feedback) throw notFound();
      const { convenience, privacy, suggestion } = request.body;
      const id = feedbackIdOf(site, visit);
      await commit(context, site, 'visitor', async (ledger) => {
        if (await hasFeedback(ledger.db, site, id)) throw failure(409, 'rated-already');
        const marks = { convenience, privacy, place: 'phone' } as const;
        ledger.append('feedback.given', subjectOf('feedback', id), marks, { suggestion: suggestion ?? '' });
      });
      return { state: 'done' as const };
    },
  );

  app.get(
    '/api/v1/feedback',
    {
      config: readers,
      schema: {
        ...{ tags, summary: 'Ratings by week' },
        ...{ querystring: feedbackQuery, response: { 200: feedbackResults } },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const weeks = mondays(localDay(context.now(), site.timeZone), request.query.weeks);
      const since = instantAt(weeks[0] ?? weeks.at(-1) ?? ('1970-01-05' as LocalDay), '00:00', site.timeZone);
      const rated = new Map((await readWeeks(db, site, since)).map((week) => [week.week, week]));
      return {
        weeks: weeks.map((week) => {
          const { count = 0, ...averages } = rated.get(week) ?? {};
          return { ...averages, week, count };
        }),
        total: totalOf(await readMarks(db, site, since)),
      };
    },
  );

  app.get(
    '/api/v1/feedback/suggestions',
    {
      config: readers,
      schema: {
        ...{ tags, summary: 'What visitors suggest, without anybody’s numbers' },
        ...{ querystring: suggestionsQuery, response: { 200: suggestions } },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const before = readCursor(request.query.cursor);
      const { items, next } = await readSuggestions(db, site, before, suggestionsTogether);
      return {
        items: items.map(({ id, given_at: at, place, convenience, privacy, words }) => ({
          ...{ id, at, place: place as 'kiosk' | 'phone', convenience, privacy },
          words: withoutPersonalNumbers(words),
        })),
        ...(next && { next: cursorText(next) }),
      };
    },
  );
};

/** The visit that a link opens, once it is over. */
async function leftVisit(context: ServerContext, site: Site, subject: string): Promise<string> {
  const id = idOfSubject(subject);
  if (subject.startsWith('visit:')) {
    const row = await findVisitRow(context.db, site, id);
    if (!row) throw notFound();
    if (row.state !== 'left') throw failure(409, 'not-left');
    return row.id;
  }
  const rows = await findVisitRowsOf(context.db, site, id);
  const left = rows.findLast(({ state }) => state === 'left');
  if (!left) throw failure(409, 'not-left');
  return left.id;
}

/** One for each visit, and nobody without the site's secret can tell which visit it was. */
function feedbackIdOf(site: Site, visit: string): string {
  const digest = createHmac('sha256', site.signingSeed).update(`feedback ${visit}`).digest();
  return spellAsUuid(digest.subarray(0, 16));
}

/** The Mondays of the last `count` weeks, this one last. */
function mondays(today: LocalDay, count: number): readonly LocalDay[] {
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(today, -weekday);
  return Array.from({ length: count }, (_, at) => addDays(monday, 7 * (at + 1 - count)));
}

function totalOf(marks: readonly RatedMarks[]) {
  const sum = (of: (one: RatedMarks) => number, rows = marks) =>
    rows.reduce((total, one) => total + of(one) * one.count, 0);
  const count = sum(() => 1);
  const spread = (of: 'convenience' | 'privacy') =>
    [1, 2, 3, 4, 5].map((mark) =>
      sum(
        () => 1,
        marks.filter((one) => one[of] === mark),
      ),
    );
  return {
    count,
    kiosk: sum(
      () => 1,
      marks.filter(({ place }) => place === 'kiosk'),
    ),
    phone: sum(
      () => 1,
      marks.filter(({ place }) => place === 'phone'),
    ),
    ...(count > 0 && {
      convenience: sum(({ convenience }) => convenience) / count,
      privacy: sum(({ privacy }) => privacy) / count,
    }),
    convenienceMarks: spread('convenience'),
    privacyMarks: spread('privacy'),
  };
}
