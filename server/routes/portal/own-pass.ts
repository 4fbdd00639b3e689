import type { Subject } from '../../../domain/ledger/event.ts';
import { idOfSubject } from '../../../domain/ledger/event.ts';
import { ownPass } from '../../contract/portal.ts';
import { failure } from '../../http/failure.ts';
import { currentPass, showPass } from '../../pass/issue.ts';
import { readDirectory } from '../../repositories/directory.ts';
import { findPassesOf } from '../../repositories/passes.ts';
import { findReservation } from '../../repositories/reservations.ts';
import type { Routes } from '../index.ts';
import { linkOf } from './subject.ts';

/** The pass on the visitor's phone, by the link to a reservation or to an enrolment. */
export const ownPassRoutes: Routes = (app, context) => {
  app.get(
    '/api/v1/portal/pass',
    {
      config: { access: 'visitor' },
      schema: { tags: ['portal'], summary: 'The pass to show at the entrance', response: { 200: ownPass } },
    },
    async (request) => {
      const { site, subject } = linkOf(request);
      const now = context.now();
      const pass = currentPass(await findPassesOf(context.db, site, subject as Subject), now);
      const isReservation = subject.startsWith('reservation:');
      const row = isReservation ? await findReservation(context.db, site, idOfSubject(subject)) : undefined;
      // After check-in the same pass lets the visitor out.
      const holds = !isReservation || row?.state === 'approved' || row?.state === 'used';
      if (!pass || !holds) throw failure(409, 'no-pass');
      const { hosts } = await readDirectory(context.db, site);
      const host = hosts.get(row?.host_id ?? '');
      const { name } = await context.sites.settings(site);
      return {
        ...showPass(site, pass, now),
        ...{ from: pass.from_at ?? 0, until: pass.until_at ?? 0, serverTime: now, siteName: name },
        ...(host && { host: { department: host.department, place: host.place } }),
      };
    },
  );
};
