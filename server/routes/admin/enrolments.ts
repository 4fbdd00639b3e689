import type { EnrolmentId } from '../../../domain/kernel/brand.ts';
import { addDays, localDay, type LocalDay } from '../../../domain/kernel/time.ts';
import { maskName } from '../../../domain/identity/mask.ts';
import { checkAnyDocumentNumber } from '../../../domain/identity/any-number.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { collects } from '../../../domain/policy/policy.ts';
import { revokePasses } from '../../pass/issue.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf } from '../../access/who.ts';
import { created } from '../../contract/people.ts';
import {
  crewView,
  enrolmentBody,
  enrolmentChange,
  enrolmentEnd,
  enrolmentList,
  enrolmentParams,
  type EnrolmentView,
} from '../../contract/partners.ts';
import { done } from '../../contract/shapes.ts';
import { failure, notFound } from '../../http/failure.ts';
import { findHost } from '../../repositories/admin/directory.ts';
import { listEnrolments, type EnrolmentRecord } from '../../repositories/admin/enrolments.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import type { Routes } from '../index.ts';

/** How long before its end an enrolment asks to be looked at. */
const soonDays = 14;

/** Partners who come often, and workers who come for days (R04). */
export const enrolmentRoutes: Routes = (app, context) => {
  const tags = ['enrolments'];
  const readers = { access: { roles: ['receptionist', 'guard', 'supervisor', 'admin'] } } as const;
  const editors = { access: { roles: ['receptionist', 'supervisor', 'admin'] } } as const;
  const todayAt = (timeZone: string): LocalDay => localDay(context.now(), timeZone);

  app.get(
    '/api/v1/enrolments',
    {
      config: readers,
      schema: { tags, summary: 'Partners and workers, masked', response: { 200: enrolmentList } },
    },
    async (request) => {
      const { site } = accountOf(request);
      const today = todayAt(site.timeZone);
      const records = await listEnrolments(context.db, site, today);
      return { items: records.map((record) => toView(record, today)) };
    },
  );

  app.get(
    '/api/v1/enrolments/crew',
    { config: readers, schema: { tags, summary: "Today's workers", response: { 200: crewView } } },
    async (request) => {
      const { site } = accountOf(request);
      const day = todayAt(site.timeZone);
      const records = await listEnrolments(context.db, site, day);
      const crew = records.filter(({ enrolment }) => enrolment.category === 'temporary-worker');
      const items = crew
        .map((record) => ({ record, view: toView(record, day) }))
        .filter(({ view }) => view.state === 'running' || view.state === 'ends-soon')
        .map(({ record: { visit }, view }) => ({
          ...view,
          ...(typeof visit?.inAt === 'number' && { inSince: visit.inAt }),
          ...(typeof visit?.outAt === 'number' && { leftAt: visit.outAt }),
        }));
      return { day, items };
    },
  );

  app.post(
    '/api/v1/enrolments',
    {
      config: editors,
      schema: { tags, summary: 'Enrol somebody', body: enrolmentBody, response: { 200: created } },
    },
    async (request) => {
      const { site } = accountOf(request);
      const { hostId, ...person } = request.body;
      const host = await findHost(context.db, site, hostId);
      if (!host) throw failure(400, 'invalid', { fields: ['hostId'] });
      if (person.until < person.from) throw failure(400, 'invalid', { fields: ['until'] });
      const number = checkAnyDocumentNumber(person.idNumber);
      if (!number.ok)
        throw failure(400, 'invalid', { fields: ['idNumber'], details: { idNumber: number.error } });
      const { policy } = await context.sites.settings(site);
      // Kiosks find an enrolment by the number on the card: a site that keeps none has no enrolments (R01).
      if (!collects(policy, 'idNumber')) throw failure(409, 'not-collected', { fields: ['idNumber'] });
      const id = context.newId() as EnrolmentId;
      const { phone, ...named } = person;
      await commit(context, site, actorOf(request.who), async (ledger) =>
        ledger.append(
          'enrolment.recorded',
          subjectOf('enrolment', id),
          { category: person.category, from: person.from, until: person.until },
          {
            ...named,
            idNumber: number.value,
            id,
            host,
            ...(phone !== undefined && collects(policy, 'phone') && { phone }),
          },
        ),
      );
      return { id };
    },
  );

  app.put(
    '/api/v1/enrolments/:id',
    {
      config: editors,
      schema: {
        tags,
        summary: 'Another last day',
        params: enrolmentParams,
        body: enrolmentChange,
        response: { 200: done },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const record = await findOne(request);
      const { until } = request.body;
      if (until < record.enrolment.from) throw failure(400, 'invalid', { fields: ['until'] });
      const { category, from } = record.enrolment;
      await commit(context, site, actorOf(request.who), async (ledger) =>
        ledger.append(
          'enrolment.recorded',
          subjectOf('enrolment', record.id),
          { category, from, until },
          { ...record.enrolment, until },
        ),
      );
      return { state: 'done' as const };
    },
  );

  app.post(
    '/api/v1/enrolments/:id/end',
    {
      config: editors,
      schema: {
        tags,
        summary: 'End it today',
        params: enrolmentParams,
        body: enrolmentEnd,
        response: { 200: done },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const record = await findOne(request);
      const subject = subjectOf('enrolment', record.id);
      await commit(context, site, actorOf(request.who), async (ledger) => {
        ledger.append('enrolment.ended', subject, { reason: request.body.reason });
        // Its pass would still look good on the phone of whoever has it.
        await revokePasses(site, ledger, subject, 'ended');
      });
      return { state: 'done' as const };
    },
  );

  async function findOne(request: Parameters<typeof accountOf>[0] & { params: { id: string } }) {
    const { site } = accountOf(request);
    const all = await listEnrolments(context.db, site, todayAt(site.timeZone));
    const record = all.find(({ id, endedAt }) => id === request.params.id && endedAt === null);
    if (!record) throw notFound();
    return record;
  }
};

function toView(record: EnrolmentRecord, today: LocalDay): EnrolmentView {
  const { enrolment } = record;
  return {
    id: record.id,
    category: enrolment.category,
    name: maskName(enrolment.personName),
    company: enrolment.company,
    host: enrolment.host.name,
    from: enrolment.from,
    until: record.until,
    ...(record.renewedOn !== null && { renewedOn: record.renewedOn }),
    state: stateOf(record, today),
    inside: record.visit?.state === 'inside',
  };
}

function stateOf({ enrolment, until, endedAt }: EnrolmentRecord, today: LocalDay): EnrolmentView['state'] {
  if (endedAt !== null) return 'ended';
  if (until < today) return 'over';
  if (enrolment.from > today) return 'coming';
  return until <= addDays(today, soonDays) ? 'ends-soon' : 'running';
}
