import { subjectOf, idOfSubject } from '../../domain/ledger/event.ts';
import { maskName } from '../../domain/identity/mask.ts';
import { accountOf } from '../access/guard.ts';
import type { Account } from '../access/who.ts';
import {
  acknowledgeAsked,
  alertAnswer,
  alertKinds,
  alertList,
  alertParams,
  alertPlan,
  alertsQuery,
  resolveAsked,
  type AlertKind,
  type AlertShape,
  type AlertState,
} from '../contract/alerts.ts';
import type { ServerContext } from '../context.ts';
import type { Db } from '../database/connect.ts';
import { failure, notFound } from '../http/failure.ts';
import {
  listAlerts,
  lockAlert,
  openNote,
  sealNote,
  updateAlert,
  type AlertRow,
} from '../repositories/alerts.ts';
import { readDirectory } from '../repositories/directory.ts';
import { readPeople } from '../repositories/guard/visit-people.ts';
import { findVisits } from '../repositories/guard/visits.ts';
import type { Site } from '../site/site.ts';
import type { Routes } from './index.ts';

const path = '/api/v1/alerts';
const tags = ['alerts'];
const mostShown = 200;
const access = { access: { roles: ['guard', 'receptionist', 'supervisor', 'admin'] } } as const;

/** What wants a guard, a desk or whoever looks after the machines; each sees the kinds that are theirs. */
export const alertRoutes: Routes = (app, context) => {
  app.get(
    path,
    {
      config: access,
      schema: { tags, summary: 'Alerts', querystring: alertsQuery, response: { 200: alertList } },
    },
    async (request) => {
      const { site, role } = accountOf(request);
      const kinds = alertKinds.filter((kind) => alertPlan[kind].roles.includes(role));
      const { show } = request.query;
      const rows = await listAlerts(context.db, site, kinds, { show, limit: mostShown });
      const alerts = await showAlerts(context.db, site, rows);
      const isSounding = ({ level, state }: AlertShape) => level === 'urgent' && state === 'open';
      return {
        // Urgent ones first; within each the latest.
        alerts: show === 'past' ? [...alerts] : alerts.toSorted((a, b) => rank(a) - rank(b)),
        sounding: alerts.filter(isSounding).length,
      };
    },
  );

  app.post(
    `${path}/:id/acknowledge`,
    {
      config: access,
      schema: {
        ...{ tags, summary: 'I see to it' },
        ...{ params: alertParams, body: acknowledgeAsked, response: { 200: alertAnswer } },
      },
    },
    (request) =>
      change(context, accountOf(request), request.params.id, (row, { staffId }) =>
        row.state === 'open'
          ? { state: 'acknowledged', acknowledged_at: context.now(), acknowledged_by: staffId }
          : undefined,
      ),
  );

  app.post(
    `${path}/:id/resolve`,
    {
      config: access,
      schema: {
        ...{ tags, summary: 'It is dealt with' },
        ...{ params: alertParams, body: resolveAsked, response: { 200: alertAnswer } },
      },
    },
    (request) =>
      change(context, accountOf(request), request.params.id, (row, { staffId, site }) => {
        if (row.state === 'resolved') return undefined;
        const { note } = request.body;
        if (note === undefined && alertPlan[row.kind as AlertKind].needsNote)
          throw failure(400, 'note-needed', { fields: ['note'] });
        return {
          ...{ state: 'resolved', resolved_at: context.now(), resolved_by: staffId },
          ...(note !== undefined && { note: sealNote(site, row.id, note, context.randomBytes) }),
        };
      }),
  );
};

/** @param decide what changes, or `undefined` where it is so already */
async function change(
  context: ServerContext,
  account: Account,
  id: string,
  decide: (row: AlertRow, account: Account) => Parameters<typeof updateAlert>[3] | undefined,
): Promise<{ alert: AlertShape }> {
  const { site, role } = account;
  const { row, changed } = await context.db.transaction().execute(async (db) => {
    const known = await lockAlert(db, site, id);
    // A kind that is none of theirs is as good as none.
    if (!known || !alertPlan[known.kind as AlertKind].roles.includes(role)) throw notFound();
    const next = decide(known, account);
    if (next) await updateAlert(db, site, id, next);
    return { row: { ...known, ...next }, changed: next !== undefined };
  });
  if (changed) context.bus.changed(site.id, ['alert']);
  const [alert] = await showAlerts(context.db, site, [row]);
  if (!alert) throw notFound();
  return { alert };
}

const rank = ({ level, state }: AlertShape): number =>
  (level === 'urgent' ? 0 : 2) + (state === 'open' ? 0 : 1);

async function showAlerts(db: Db, site: Site, rows: readonly AlertRow[]): Promise<readonly AlertShape[]> {
  const { staff } = await readDirectory(db, site);
  const name = (id: string | null) => (id === null ? undefined : (staff.get(id)?.name ?? id));
  const ids = rows.map(({ subject }) => subject).filter((subject) => subject.startsWith('visit:'));
  const visits = await findVisits(db, site, ids.map(idOfSubject));
  const people = await readPeople(db, site, visits);
  const shown = new Map(
    visits.map((visit, at) => [
      subjectOf('visit', visit.id) as string,
      {
        ...{ id: visit.id, maskedName: maskName(people[at]?.name ?? '') },
        ...(visit.badge_number !== null && { badgeNumber: visit.badge_number }),
      },
    ]),
  );
  return rows.map((row) => {
    const kind = row.kind as AlertKind;
    const { level, needsNote } = alertPlan[kind];
    const visit = shown.get(row.subject);
    const [acknowledgedBy, resolvedBy] = [name(row.acknowledged_by), name(row.resolved_by)];
    const note = openNote(site, row);
    return {
      ...{ id: row.id, kind, level, needsNote, state: row.state as AlertState, subject: row.subject },
      ...{ openedAt: row.opened_at, details: row.details },
      ...(row.escalated_at !== null && { escalatedAt: row.escalated_at }),
      ...(row.acknowledged_at !== null && { acknowledgedAt: row.acknowledged_at }),
      ...(acknowledgedBy !== undefined && { acknowledgedBy }),
      ...(row.resolved_at !== null && { resolvedAt: row.resolved_at }),
      ...(resolvedBy !== undefined && { resolvedBy }),
      ...(note !== undefined && { note }),
      ...(visit && { visit }),
    };
  });
}
