import { subjectOf } from '../../../domain/ledger/event.ts';
import { minutes } from '../../../domain/kernel/time.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf, type Account } from '../../access/who.ts';
import { callAsked, visitParams } from '../../contract/guard.ts';
import { done } from '../../contract/shapes.ts';
import type { ServerContext } from '../../context.ts';
import { failure, notFound } from '../../http/failure.ts';
import { tellGuards, handheldUrl } from '../../notifications/guards.ts';
import { tell } from '../../notifications/tell.ts';
import { alertPlan } from '../../contract/alerts.ts';
import { callOut } from '../../repositories/guard/call-out.ts';
import { placeOf } from '../../repositories/guard/place-of.ts';
import { readPeople } from '../../repositories/guard/visit-people.ts';
import { lockVisit } from '../../repositories/guard/visits.ts';
import { commit } from '../../repositories/ledger/ledger.ts';
import type { Routes } from '../index.ts';
import { guards, path, tags } from './common.ts';

/** A second tap within this time is the same call. */
const onceMs = minutes(1);

/** Tells the host, or the colleagues, that somebody stands at the door. */
export const callRoutes: Routes = (app, context) => {
  app.post(
    `${path}/visits/:id/call`,
    {
      config: guards,
      schema: {
        ...{ tags, summary: 'Tell the host or the colleagues that somebody waits' },
        ...{ params: visitParams, body: callAsked, response: { 200: done } },
      },
    },
    async (request) => {
      await call(context, accountOf(request), request.params.id, request.body.whom);
      return { state: 'done' as const };
    },
  );
};

async function call(
  context: ServerContext,
  account: Account,
  id: string,
  whom: 'host' | 'colleagues',
): Promise<void> {
  const { site } = account;
  const subject = subjectOf('visit', id);
  const { name } = await context.sites.settings(site);
  await commit(context, site, actorOf(account), async ({ db }) => {
    const row = await lockVisit(db, site, id);
    if (!row || row.erased || row.state === 'unknown') throw notFound();
    if (row.state !== 'awaiting-review' && whom === 'colleagues') throw failure(409, 'not-waiting');
    const now = context.now();
    const dedupe = `call ${id} ${whom} ${Math.floor(now / onceMs)}`;
    const place = (await placeOf(db, site, row.node)) || name['zh-CN'];
    const [person] = await readPeople(db, site, [row]);
    const values = {
      ...{ visitor: person?.name ?? '', department: person?.host?.department['zh-CN'] ?? '', place },
      link: handheldUrl(context, 'queue'),
    };
    if (whom === 'colleagues') {
      if (!(await callOut(db, site, id, { ...context, onceMs }))) throw failure(409, 'called-already');
      const { roles } = alertPlan['review-waiting'];
      return tellGuards(context, site, db, 'walk-in-waiting', { roles, subject, dedupe, values });
    }
    if (row.host_id === null) throw failure(409, 'no-host');
    const { link: _, ...told } = values;
    const to = { kind: 'host', hostId: row.host_id } as const;
    await tell(context, site, db, 'walk-in-waiting', { to, subject, dedupe, values: told });
  });
  context.bus.changed(site.id, ['alert', 'message']);
}
