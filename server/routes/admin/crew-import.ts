import type { EnrolmentId } from '../../../domain/kernel/brand.ts';
import { localDay } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { collects } from '../../../domain/policy/policy.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf } from '../../access/who.ts';
import { importBody, importReport } from '../../contract/people.ts';
import { failure } from '../../http/failure.ts';
import { listHosts } from '../../repositories/admin/directory.ts';
import { listEnrolments } from '../../repositories/admin/enrolments.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import type { Routes } from '../index.ts';
import { readCrewFile } from './crew-file.ts';

/** A crew's roster from a spreadsheet: daily workers, each let in by card on the days that stand there (R04). */
export const crewImportRoutes: Routes = (app, context) => {
  app.post(
    '/api/v1/enrolments/import',
    {
      config: { access: { roles: ['receptionist', 'supervisor', 'admin'] } },
      schema: {
        tags: ['enrolments'],
        summary: 'Daily workers from a CSV file',
        body: importBody,
        response: { 200: importReport },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const { policy } = await context.sites.settings(site);
      if (!collects(policy, 'idNumber')) throw failure(409, 'not-collected', { fields: ['idNumber'] });
      const keepsPhone = collects(policy, 'phone');
      const hosts = await listHosts(context.db, site);
      const { rows, problems } = readCrewFile(
        request.body.csv ?? Buffer.from(request.body.file ?? '', 'base64'),
        hosts,
      );
      const today = localDay(context.now(), site.timeZone);
      const known = (await listEnrolments(context.db, site, today)).filter(
        ({ enrolment, endedAt }) => enrolment.category === 'temporary-worker' && endedAt === null,
      );
      // The same person under the same number: a roster that comes every week makes nobody twice.
      const byNumber = new Map(
        known.map((record) => [site.tokens.idNumber(record.enrolment.idNumber), record]),
      );
      const news = rows.map(({ host, phone, name, ...days }) => {
        const before = byNumber.get(site.tokens.idNumber(days.idNumber));
        const id = (before?.id ?? context.newId()) as EnrolmentId;
        const isSame =
          before?.until === days.until &&
          before.enrolment.from === days.from &&
          before.enrolment.company === days.company &&
          before.enrolment.personName === name &&
          before.enrolment.host.id === host.id;
        const kept = phone ?? before?.enrolment.phone;
        const enrolment = {
          ...{ id, category: 'temporary-worker' as const, personName: name, host, ...days },
          ...(keepsPhone && kept !== undefined && { phone: kept }),
        };
        return { enrolment, kind: !before ? 'added' : isSame ? 'unchanged' : 'changed' };
      });
      const countOf = (kind: string) => news.filter((one) => one.kind === kind).length;
      const applied = request.body.apply && problems.length === 0;
      if (applied)
        await commit(context, site, actorOf(request.who), async (ledger) => {
          for (const { enrolment, kind } of news) {
            const { id, category, from, until } = enrolment;
            if (kind !== 'unchanged')
              ledger.append(
                'enrolment.recorded',
                subjectOf('enrolment', id),
                { category, from, until },
                enrolment,
              );
          }
        });
      return {
        ...{ added: countOf('added'), changed: countOf('changed'), unchanged: countOf('unchanged') },
        ...{ problems: [...problems], applied },
      };
    },
  );
};
