import { after, hours, minutes } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { alertPlan } from '../contract/alerts.ts';
import type { ServerContext } from '../context.ts';
import { handheldUrl, tellGuards } from '../notifications/guards.ts';
import { endConditions, knownConditions, openAlert } from '../repositories/alerts.ts';
import { waitingCondition } from '../repositories/guard/call-out.ts';
import { placeOf } from '../repositories/guard/place-of.ts';
import { readPeople } from '../repositories/guard/visit-people.ts';
import { findWaiting, lockVisit, queueHours } from '../repositories/guard/visits.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import type { VisitRow } from '../repositories/projections/visits.ts';
import type { Site } from '../site/site.ts';

/** A walk-in whom nobody comes for: every handheld sounds, and the messages go out (R14). */
export async function runEscalation(context: ServerContext): Promise<boolean> {
  for (const site of context.sites.all) {
    const { db } = context;
    const now = context.now();
    const { policy, name } = await context.sites.settings(site);
    const waiting = await findWaiting(db, site, after(now, -hours(queueHours)));
    const known = await knownConditions(db, site, 'review-waiting');
    const limit = now - minutes(policy.review.escalateMinutes);
    const isLate = (row: VisitRow) => row.escalated || (row.registered_at ?? now) <= limit;
    const late = waiting.filter((row) => isLate(row) && !known.has(waitingCondition(row.id)));
    for (const row of late) await call(context, site, row, name['zh-CN']);

    const open = new Set(waiting.map(({ id }) => waitingCondition(id)));
    const ended = await endConditions(
      db,
      site,
      'review-waiting',
      [...known].filter((condition) => !open.has(condition)),
      now,
    );
    if (late.length > 0 || ended > 0) context.bus.changed(site.id, ['alert']);
  }
  return false;
}

async function call(context: ServerContext, site: Site, { id }: VisitRow, siteName: string): Promise<void> {
  await commit(context, site, 'system', async (ledger) => {
    const { db } = ledger;
    const row = await lockVisit(db, site, id);
    if (row?.state !== 'awaiting-review') return;
    const subject = subjectOf('visit', id);
    const condition = waitingCondition(id);
    const place = await placeOf(db, site, row.node);
    const details = { kiosk: place, since: row.registered_at ?? 0 };
    if (!(await openAlert(db, site, { kind: 'review-waiting', subject, condition, details }, context)))
      return;
    if (!row.escalated) ledger.append('review.escalated', subject, {});
    const [person] = await readPeople(db, site, [row]);
    await tellGuards(context, site, db, 'walk-in-waiting', {
      ...{ roles: alertPlan['review-waiting'].roles, subject, dedupe: condition },
      values: {
        visitor: person?.name ?? '',
        department: person?.host?.department['zh-CN'] ?? '',
        place: place || siteName,
        link: handheldUrl(context, 'queue'),
      },
    });
  });
}
