import { checkName } from '../../domain/identity/name.ts';
import { checkPhone } from '../../domain/identity/phone.ts';
import { localDay, localTime, instant } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { particulars } from '../../domain/ledger/particulars.ts';
import { collects, type Policy } from '../../domain/policy/policy.ts';
import type { Category } from '../../domain/policy/vocabulary.ts';
import { actorOf, type Account } from '../access/who.ts';
import type { BadgeSheet, CorrectAsked } from '../contract/reception.ts';
import type { ServerContext } from '../context.ts';
import { failure, notFound } from '../http/failure.ts';
import { lockVisit, findVisits } from '../repositories/guard/visits.ts';
import { readPeople } from '../repositories/guard/visit-people.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import { readDetails } from '../repositories/ledger/read.ts';
import type { VisitRow } from '../repositories/projections/visits.ts';
import { readCopies, readRegistered } from '../repositories/reception/badges.ts';

/** Lets somebody out at the desk. Whoever has left already stays so. */
export function checkOutAtDesk(
  context: ServerContext,
  account: Account,
  id: string,
): Promise<{ readonly row: VisitRow; readonly already: boolean }> {
  const { site } = account;
  return commit(context, site, actorOf(account), async (ledger) => {
    const row = await lockVisit(ledger.db, site, id);
    if (!row || row.state === 'unknown') throw notFound();
    if (row.state === 'left') return { row, already: true };
    if (row.state !== 'inside') throw failure(409, 'not-inside');
    ledger.append('visit.checked-out', subjectOf('visit', id), { means: 'console' });
    await ledger.flush();
    return { row: (await lockVisit(ledger.db, site, id)) ?? row, already: false };
  });
}

/** Puts right what was written down about somebody; what an earlier correction said stays, unless this one says otherwise. */
export async function correctVisit(
  context: ServerContext,
  account: Account,
  id: string,
  asked: CorrectAsked,
): Promise<void> {
  const { site } = account;
  const { policy } = await context.sites.settings(site);
  const given = checkRight(policy, asked);
  await commit(context, site, actorOf(account), async (ledger) => {
    const row = await lockVisit(ledger.db, site, id);
    if (!row || row.state === 'unknown' || row.erased) throw notFound();
    const place = { node: row.corrected_node, seq: row.corrected_seq };
    const [before] = await readDetails(ledger.db, site, ['visit.corrected'], [place]);
    const fields = (['name', 'phone', 'company'] as const).filter((field) => given[field] !== undefined);
    ledger.append(
      'visit.corrected',
      subjectOf('visit', id),
      { fields },
      { ...before, ...Object.fromEntries(fields.map((field) => [field, given[field]])) },
    );
  });
}

function checkRight(policy: Policy, asked: CorrectAsked): CorrectAsked {
  const foreign = (['phone', 'company'] as const).filter(
    (field) => asked[field] !== undefined && !collects(policy, field),
  );
  if (foreign.length > 0) throw failure(400, 'not-collected', { fields: foreign });
  const name = asked.name === undefined ? undefined : checkName(asked.name);
  const phone = asked.phone === undefined ? undefined : checkPhone(asked.phone);
  const details = {
    ...(name?.ok === false && { name: name.error }),
    ...(phone?.ok === false && { phone: phone.error }),
  };
  const bad = Object.keys(details);
  if (bad.length > 0) throw failure(400, 'bad-field', { fields: bad, details });
  return {
    ...(name?.ok && { name: name.value }),
    ...(phone?.ok && { phone: phone.value }),
    ...(asked.company !== undefined && { company: asked.company }),
  };
}

/** What a guard reads across the hall; badges speak the house's language, at the desk as at a kiosk. */
const categoryLabels: Readonly<Record<Category, string>> = {
  'short-term': '访客 VISITOR',
  'long-term-partner': '合作 PARTNER',
  'temporary-worker': '务工 WORKER',
  emergency: '应急 EMERGENCY',
};

/** Hands out badges to be printed, one run for a whole group; each stands in the journal before it can be on paper. */
export async function sendBadges(
  context: ServerContext,
  account: Account,
  ids: readonly string[],
): Promise<readonly BadgeSheet[]> {
  const { site } = account;
  const { name } = await context.sites.settings(site);
  return commit(context, site, actorOf(account), async (ledger) => {
    const { db } = ledger;
    const byId = new Map((await findVisits(db, site, ids)).map((row) => [row.id, row]));
    const rows = [...new Set(ids)].map((id) => {
      const row = byId.get(id);
      if (!row || row.erased || row.state === 'unknown') throw notFound();
      if (row.state !== 'inside') throw failure(409, 'not-inside');
      return row;
    });
    const people = await readPeople(db, site, rows);
    const registered = await readRegistered(db, site, rows);
    const copies = await readCopies(db, site, ids);
    return rows.flatMap((row, at) => {
      const details = registered[at];
      if (!details) return [];
      const copy = (copies.get(row.id) ?? 0) + 1;
      ledger.append('badge.sending', subjectOf('visit', row.id), { copy });
      const person = people[at];
      const host = person?.host ?? particulars(details).host;
      const leave = row.expected_leave === null ? undefined : instant(row.expected_leave);
      const since = instant(row.checked_in_at ?? row.registered_at ?? context.now());
      return {
        ...{ visit: row.id, copy, siteName: name['zh-CN'], visitorName: person?.name ?? '' },
        category: row.category as Category,
        categoryLabel: categoryLabels[row.category as Category],
        badgeNumber: row.badge_number ?? '',
        ...(host && {
          host: `${host.name} / ${host.department['zh-CN']}`,
          place: host.place['zh-CN'],
        }),
        // A visit may end after midnight; day and time on the badge belong together.
        validDay: localDay(leave ?? since, site.timeZone),
        validity: leave === undefined ? '当日有效' : `${localTime(leave, site.timeZone)} 前有效`,
        code: details.badgeCode,
      };
    });
  });
}

/** What came of a print run, as whoever stood at the printer says. */
export async function noteBadges(
  context: ServerContext,
  account: Account,
  badges: readonly { readonly visit: string; readonly copy: number }[],
  outcome: 'printed' | 'failed' | 'unconfirmed',
): Promise<void> {
  const { site } = account;
  await commit(context, site, actorOf(account), async (ledger) => {
    const ids = badges.map(({ visit }) => visit);
    const known = new Set((await findVisits(ledger.db, site, ids)).map(({ id }) => id));
    if (!ids.every((id) => known.has(id))) throw notFound();
    const copies = await readCopies(ledger.db, site, ids);
    for (const { visit, copy } of badges) {
      // Only what was handed out can have been printed.
      if (copy > (copies.get(visit) ?? 0)) throw failure(409, 'not-sent');
      const subject = subjectOf('visit', visit);
      if (outcome === 'failed') ledger.append('badge.failed', subject, { copy, problem: 'desk-printer' });
      else ledger.append(outcome === 'printed' ? 'badge.printed' : 'badge.unconfirmed', subject, { copy });
    }
  });
}
