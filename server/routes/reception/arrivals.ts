import { guardianAge } from '../../../domain/reservation/check-request.ts';
import { accountOf } from '../../access/guard.ts';
import {
  arrivalsAsked,
  arrivalsDone,
  arrived,
  deskForm,
  roster,
  visitParams,
  walkInAsked,
  type RosterMember,
} from '../../contract/reception.ts';
import { notFound } from '../../http/failure.ts';
import { listHosts } from '../../repositories/admin/directory.ts';
import { findVisitsUsing, openReservations } from '../../repositories/reception/roster.ts';
import { findGroup, findReservation } from '../../repositories/reservations.ts';
import { arrive, missingOf } from '../../reception/arrive.ts';
import { deskVisits, toExpected } from '../../reception/show.ts';
import { registerWalkIn } from '../../reception/walk-in.ts';
import type { Routes } from '../index.ts';
import { desk, path, tags } from './common.ts';

/** Registering whoever stands at the desk: with a reservation, as a group, or with neither. */
export const deskArrivalRoutes: Routes = (app, context) => {
  const { db } = context;

  app.get(
    `${path}/form`,
    {
      config: desk,
      schema: {
        tags,
        summary: 'What the policy asks for, and whom one can visit',
        response: { 200: deskForm },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const { policy, riskTier } = await context.sites.settings(site);
      const { version, contact, processor, points } = policy.notice;
      const hosts = await listHosts(db, site);
      return {
        ...{ policyVersion: policy.version, riskTier, guardianAge },
        notice: { version, contact, processor, points },
        ...{ fields: policy.fields, purposes: policy.purposes },
        ...{ maxCompanions: policy.maxCompanions, maxStayMinutes: policy.maxStayMinutes },
        hosts: hosts.map(({ id, name, department, place }) => ({ id, name, department, place })),
      };
    },
  );

  app.post(
    `${path}/walk-ins`,
    {
      config: desk,
      schema: {
        ...{ tags, summary: 'Register somebody without a reservation' },
        ...{ body: walkInAsked, response: { 200: arrived } },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const row = await registerWalkIn(context, account, request.body);
      const [visit] = await deskVisits(db, account.site, [row], context.now());
      if (!visit) throw notFound();
      return { visit };
    },
  );

  app.get(
    `${path}/reservations/:id`,
    {
      config: desk,
      schema: {
        ...{ tags, summary: 'A reservation with everybody on the same form' },
        ...{ params: visitParams, response: { 200: roster } },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const one = await findReservation(db, site, request.params.id);
      if (!one) throw notFound();
      const rows = one.group_id === null ? [one] : await findGroup(db, site, one.group_id);
      const { policy } = await context.sites.settings(site);
      const opened = await openReservations(db, site, rows);
      const used = await findVisitsUsing(
        db,
        site,
        rows.map(({ id }) => id),
      );
      const members = opened.flatMap((member): RosterMember[] => {
        const item = toExpected(policy, member, context.now());
        const { row, request: asked } = member;
        const visit = used.get(row.id);
        if (!item) return [];
        return [
          {
            ...item,
            state: row.state === 'approved' || row.state === 'used' ? row.state : 'other',
            lead: row.group_id === null || row.group_id === row.id,
            missing: [...missingOf(policy, member)],
            ...(asked?.visitor.company !== undefined && { company: asked.visitor.company }),
            ...(visit !== undefined && { visit }),
          },
        ];
      });
      if (members.length === 0) throw notFound();
      return { members };
    },
  );

  app.post(
    `${path}/arrivals`,
    {
      config: desk,
      schema: {
        ...{ tags, summary: 'Let in whoever is here of a reservation or a group' },
        ...{ body: arrivalsAsked, response: { 200: arrivalsDone } },
      },
    },
    async (request) => {
      const account = accountOf(request);
      const { visits, already } = await arrive(context, account, request.body);
      return { visits: await deskVisits(db, account.site, visits, context.now()), already: [...already] };
    },
  );
};
