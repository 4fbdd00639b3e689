import { addDays, after, hours, instantAt, localDay, type Instant } from '../../../domain/kernel/time.ts';
import { reservationGrace } from '../../../domain/policy/policy.ts';
import { accountOf } from '../../access/guard.ts';
import {
  deskInside,
  listMost,
  searchAsked,
  searchFound,
  searchMost,
  today,
} from '../../contract/reception.ts';
import { insidePage } from '../../contract/guard.ts';
import { countInside, findInside, queueHours } from '../../repositories/guard/visits.ts';
import { countDay, countExpected, findDay, findExpected } from '../../repositories/reception/today.ts';
import { searchReservations, searchVisits } from '../../repositories/search.ts';
import { recognise } from '../../reception/recognise.ts';
import { deskVisits, expectedItems } from '../../reception/show.ts';
import type { Site } from '../../site/site.ts';
import type { Routes } from '../index.ts';
import { deskReaders, path, tags } from './common.ts';

/** The day at the desk, and finding somebody in it. */
export const deskListRoutes: Routes = (app, context) => {
  const { db } = context;

  app.get(
    `${path}/today`,
    {
      config: deskReaders,
      schema: {
        tags,
        summary: 'Who is expected, waits, is inside and has left today',
        response: { 200: today },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const now = context.now();
      const { policy } = await context.sites.settings(site);
      const day = localDay(now, site.timeZone);
      const waitingSince = after(now, -hours(queueHours));
      // Until `lateMinutes` after its time somebody may still come.
      const span = spanOf(site, now, reservationGrace(policy).lateMs);
      const counts = await countDay(db, site, { day, now, waitingSince });
      const expected = await countExpected(db, site, span);
      const reservations = await findExpected(db, site, span, listMost);
      const visits = await findDay(db, site, { day, waitingSince }, listMost);
      return {
        ...{ day, now },
        counts: { ...counts, expected },
        expected: await expectedItems(db, site, policy, reservations, now),
        visits: await deskVisits(db, site, visits, now),
      };
    },
  );

  app.get(
    `${path}/inside`,
    {
      config: deskReaders,
      schema: { tags, summary: 'Everybody inside, overdue first, masked', response: { 200: deskInside } },
    },
    async (request) => {
      const { site } = accountOf(request);
      const now = context.now();
      const rows = await findInside(db, site, now, insidePage);
      return { items: await deskVisits(db, site, rows, now), ...(await countInside(db, site, now)) };
    },
  );

  app.post(
    `${path}/search`,
    {
      config: deskReaders,
      schema: {
        tags,
        summary:
          'Find visits and reservations by ID number, phone or its end, name, pinyin, initials or badge',
        body: searchAsked,
        response: { 200: searchFound },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const now = context.now();
      const { policy } = await context.sites.settings(site);
      const { kinds, lookUps } = recognise(site, request.body.query);
      const rows = await searchVisits(db, site, lookUps, searchMost + 1);
      const { from } = spanOf(site, now, reservationGrace(policy).lateMs);
      const reservations = await searchReservations(db, site, lookUps, from, searchMost);
      return {
        kinds: [...kinds],
        visits: await deskVisits(db, site, rows.slice(0, searchMost), now),
        reservations: await expectedItems(db, site, policy, reservations, now),
        more: rows.length > searchMost,
      };
    },
  );
};

/** What of today is not over: reservations whose time, with its grace, touches the rest of the day. */
function spanOf(
  site: Site,
  now: Instant,
  lateMs: number,
): { readonly from: Instant; readonly until: Instant } {
  const day = localDay(now, site.timeZone);
  return { from: after(now, -lateMs), until: instantAt(addDays(day, 1), '00:00', site.timeZone) };
}
