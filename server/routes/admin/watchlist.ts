import { addDays, localDay, type LocalDay } from '../../../domain/kernel/time.ts';
import { maskName } from '../../../domain/identity/mask.ts';
import { checkAnyDocumentNumber } from '../../../domain/identity/any-number.ts';
import { checkPhone } from '../../../domain/identity/phone.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { StaffId } from '../../../domain/kernel/brand.ts';
import type { WatchlistReason } from '../../../domain/screening/vocabulary.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf } from '../../access/who.ts';
import { created } from '../../contract/people.ts';
import { done } from '../../contract/shapes.ts';
import {
  entryBody,
  entryDecision,
  entryEnd,
  entryList,
  entryParams,
  entryReveal,
  entryRevealed,
  type EntryView,
} from '../../contract/watchlist.ts';
import { failure, notFound } from '../../http/failure.ts';
import { listEntries, lockEntry, tokensOf, type EntryRow } from '../../repositories/admin/watchlist.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import type { Routes } from '../index.ts';

/** Nobody is listed for ever: three years at most, then the grounds are looked at again. */
const longestDays = 3 * 366;

/** R13: a hit holds a visit for a human decision and never refuses by itself; two people stand behind every entry. */
export const watchlistRoutes: Routes = (app, context) => {
  const tags = ['watchlist'];
  const config = { access: { roles: ['supervisor', 'admin'] } } as const;
  /** PIPL arts 55, 56: a list of people needs an impact assessment first. */
  const requireAssessment = async (site: Site, db?: Db): Promise<void> => {
    const { policy } = await context.sites.settings(site, db);
    if (policy.watchlist.impactAssessment === '') throw failure(409, 'assessment-missing');
  };

  app.get(
    '/api/v1/watchlist',
    { config, schema: { tags, summary: 'Entries, masked', response: { 200: entryList } } },
    async (request) => {
      const { site, staffId } = accountOf(request);
      const today = localDay(context.now(), site.timeZone);
      const rows = await listEntries(context.db, site);
      return { items: rows.map((row) => toView(row, today, staffId)) };
    },
  );

  app.post(
    '/api/v1/watchlist',
    { config, schema: { tags, summary: 'Propose an entry', body: entryBody, response: { 200: created } } },
    async (request) => {
      const { site, staffId } = accountOf(request);
      await requireAssessment(site);
      const { reason, until, name, grounds, idNumber, phone } = request.body;
      const today = localDay(context.now(), site.timeZone);
      if (until < today || until > addDays(today, longestDays))
        throw failure(400, 'invalid', { fields: ['until'] });
      if (idNumber !== undefined && !checkAnyDocumentNumber(idNumber).ok)
        throw failure(400, 'invalid', { fields: ['idNumber'] });
      if (phone !== undefined && !checkPhone(phone).ok) throw failure(400, 'invalid', { fields: ['phone'] });
      const id = context.newId();
      await commit(context, site, actorOf(request.who), async (ledger) =>
        ledger.append(
          'dossier.proposed',
          subjectOf('dossier', id),
          { entry: context.newId(), reason, until: until as LocalDay },
          {
            ...{ name, grounds, proposedBy: staffId as StaffId },
            ...(idNumber !== undefined && { idNumber }),
            ...(phone !== undefined && { phone }),
          },
        ),
      );
      return { id };
    },
  );

  app.post(
    '/api/v1/watchlist/:id/decision',
    {
      config,
      schema: {
        tags,
        summary: 'The second person decides',
        params: entryParams,
        body: entryDecision,
        response: { 200: done },
      },
    },
    async (request) => {
      const { site, staffId } = accountOf(request);
      await commit(context, site, actorOf(request.who), async (ledger) => {
        const row = await lockEntry(ledger.db, site, request.params.id);
        if (!row?.details || row.entry === null || row.until_day === null) throw notFound();
        if (row.proposed_by === staffId) throw failure(403, 'second-person');
        if (row.confirmed_at !== null || row.refused_at !== null) throw failure(409, 'already-decided');
        if (request.body.decision === 'confirm') await requireAssessment(site, ledger.db);
        const dossier = subjectOf('dossier', row.id);
        const fact = { entry: row.entry, by: staffId };
        if (request.body.decision === 'refuse') return void ledger.append('dossier.refused', dossier, fact);
        ledger.append('dossier.confirmed', dossier, fact);
        const tokens = tokensOf(site, row.details);
        ledger.append(
          'watchlist.listed',
          subjectOf('watchlist', row.entry),
          { until: row.until_day as LocalDay },
          { tokens },
        );
      });
      return { state: 'done' as const };
    },
  );

  app.post(
    '/api/v1/watchlist/:id/end',
    {
      config,
      schema: { tags, summary: 'End an entry', params: entryParams, body: entryEnd, response: { 200: done } },
    },
    async (request) => {
      const { site, staffId } = accountOf(request);
      await commit(context, site, actorOf(request.who), async (ledger) => {
        const row = await lockEntry(ledger.db, site, request.params.id);
        if (!row || row.entry === null) throw notFound();
        if (row.confirmed_at === null)
          return void ledger.append('dossier.refused', subjectOf('dossier', row.id), {
            entry: row.entry,
            by: staffId,
          });
        ledger.append('watchlist.ended', subjectOf('watchlist', row.entry), { reason: request.body.reason });
      });
      return { state: 'done' as const };
    },
  );

  app.post(
    '/api/v1/watchlist/:id/reveal',
    {
      config,
      schema: {
        tags,
        summary: 'Who and why; noted',
        params: entryParams,
        body: entryReveal,
        response: { 200: entryRevealed },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      return commit(context, site, actorOf(request.who), async (ledger) => {
        const row = await lockEntry(ledger.db, site, request.params.id);
        if (!row?.details) throw notFound();
        const { purpose } = request.body;
        ledger.append('data.accessed', subjectOf('dossier', row.id), { purpose, register: 'watchlist' });
        const { name, grounds, idNumber, phone } = row.details;
        return { name, grounds, ...(idNumber && { idNumber }), ...(phone && { phone }) };
      });
    },
  );
};

function toView(row: EntryRow, today: LocalDay, asker: string): EntryView {
  const isOpen = row.confirmed_at === null && row.refused_at === null;
  return {
    id: row.id,
    state: stateOf(row, today),
    name: maskName(row.details?.name ?? ''),
    reason: (row.reason ?? 'other') as WatchlistReason,
    until: row.until_day ?? '',
    proposedAt: row.proposed_at ?? 0,
    proposedBy: row.proposed_by ?? '',
    ...(row.confirmed_by !== null && { confirmedBy: row.confirmed_by }),
    hits: Number(row.hits ?? 0),
    mayConfirm: isOpen && row.proposed_by !== asker,
  };
}

function stateOf(row: EntryRow, today: LocalDay): EntryView['state'] {
  if (row.refused_at !== null) return 'refused';
  if (row.confirmed_at === null) return 'proposed';
  if (row.ended_at !== null) return 'ended';
  return (row.until_day ?? '') < today ? 'expired' : 'running';
}
