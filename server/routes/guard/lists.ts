import { after, hours } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { canonicalBadgeNumber } from '../../../domain/pass/badge-code.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf } from '../../access/who.ts';
import {
  guardQueue,
  insideList,
  insidePage,
  insideSearch,
  showAsked,
  visitDetail,
  visitParams,
  visitUnmasked,
} from '../../contract/guard.ts';
import { notFound } from '../../http/failure.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import { readPeople } from '../../repositories/guard/visit-people.ts';
import {
  countInside,
  findInside,
  findInsideBy,
  findVisit,
  findWaiting,
  queueHours,
  type InsideKey,
} from '../../repositories/guard/visits.ts';
import { readGrounds } from '../../repositories/guard/watchlist-grounds.ts';
import type { Site } from '../../site/site.ts';
import type { Routes } from '../index.ts';
import { guards, path, tags } from './common.ts';
import { maySeeHolds, showDetail, showItems } from './shown.ts';

/** Who waits, who is inside, and one visit of them. */
export const listRoutes: Routes = (app, context) => {
  const { db } = context;

  app.get(
    `${path}/queue`,
    {
      config: guards,
      schema: { tags, summary: 'Visits that wait for a guard', response: { 200: guardQueue } },
    },
    async (request) => {
      const { site } = accountOf(request);
      const now = context.now();
      const rows = await findWaiting(db, site, after(now, -hours(queueHours)));
      return { items: [...(await showItems(db, site, rows, now))] };
    },
  );

  app.get(
    `${path}/inside`,
    { config: guards, schema: { tags, summary: 'Who is inside, masked', response: { 200: insideList } } },
    async (request) => {
      const { site } = accountOf(request);
      const now = context.now();
      const rows = await findInside(db, site, now, insidePage);
      const counts = await countInside(db, site, now);
      return { items: [...(await showItems(db, site, rows, now))], ...counts };
    },
  );

  app.post(
    `${path}/inside/search`,
    {
      config: guards,
      schema: {
        ...{ tags, summary: 'Find somebody inside by badge number, name, pinyin or phone tail' },
        body: insideSearch,
        response: { 200: insideList },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const now = context.now();
      const rows = await findInsideBy(db, site, keysOf(site, request.body.text));
      const items = [...(await showItems(db, site, rows, now))];
      return { items, total: items.length, overdue: items.filter(({ overdue }) => overdue).length };
    },
  );

  app.get(
    `${path}/visits/:id`,
    {
      config: guards,
      schema: {
        ...{ tags, summary: 'One visit, masked' },
        params: visitParams,
        response: { 200: visitDetail },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const row = await findVisit(db, account.site, request.params.id);
      if (!row || row.state === 'unknown') throw notFound();
      return showDetail(context, account, row);
    },
  );

  app.post(
    `${path}/visits/:id/show`,
    {
      config: guards,
      schema: {
        ...{ tags, summary: 'One visit, unmasked; the look is written down' },
        params: visitParams,
        body: showAsked,
        response: { 200: visitUnmasked },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const { site } = account;
      const row = await findVisit(db, site, request.params.id);
      if (!row || row.state === 'unknown' || row.erased) throw notFound();
      const isHit = row.hold === 'watchlist' && row.hold_entry !== null && maySeeHolds(account);
      const grounds = isHit ? await readGrounds(db, site, row.hold_entry ?? '') : undefined;
      const [person] = await readPeople(db, site, [row]);
      if (!person) throw notFound();
      // Written down before it is shown: a look that left no trace is none.
      await commit(context, site, actorOf(account), async (ledger) => {
        const purpose = row.state === 'awaiting-review' ? 'review' : 'guard';
        ledger.append('data.accessed', subjectOf('visit', row.id), { purpose, register: 'visits' });
        if (grounds)
          ledger.append('data.accessed', subjectOf('dossier', grounds.dossier), {
            ...{ purpose, register: 'watchlist' },
          });
      });
      const { name, idNumber, phone } = person;
      return {
        name,
        ...(idNumber !== undefined && { idNumber }),
        ...(phone !== undefined && { phone }),
        ...(grounds && {
          watchlist: {
            reason: grounds.reason,
            ...(grounds.grounds !== undefined && { grounds: grounds.grounds }),
            until: grounds.until,
          },
        }),
      };
    },
  );
};

/** What a text at the gate may be. A number of four digits is the end of a phone or, with its letter forgotten, nothing. */
function keysOf({ tokens }: Site, text: string): readonly InsideKey[] {
  const plain = text.normalize('NFKC').trim();
  const letters = plain.replace(/[\s·.-]/g, '').toLowerCase();
  return [
    { column: 'badge_number', value: canonicalBadgeNumber(plain) },
    { column: 'name_token', value: tokens.name(plain) },
    ...(/^\d{4}$/.test(plain)
      ? [{ column: 'phone_tail_token', value: tokens.phoneTail(plain) } as const]
      : []),
    ...(/^[a-z]+$/.test(letters)
      ? [
          { column: 'pinyin_token', value: tokens.pinyin(letters) } as const,
          { column: 'initials_token', value: tokens.initials(letters) } as const,
        ]
      : []),
  ];
}
