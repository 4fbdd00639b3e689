import { hours, instant } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { alertPlan } from '../contract/alerts.ts';
import type { ServerContext } from '../context.ts';
import { handheldUrl, tellGuards } from '../notifications/guards.ts';
import { endConditions, escalateAlert, openAlert } from '../repositories/alerts.ts';
import { findDueAlerts } from '../repositories/guard/due-alerts.ts';
import { findToComplete } from '../repositories/guard/visits.ts';
import type { VisitRow } from '../repositories/projections/visits.ts';
import { dueAt } from '../routes/guard/green-channel.ts';
import type { Site } from '../site/site.ts';

const conditionOf = ({ id }: { readonly id: string }): string => `green-channel-due:${id}`;

/** Details of green-channel visits that are late: an alert at their deadline, and again and again until somebody enters them (R15). */
export async function runGreenChannel(context: ServerContext): Promise<boolean> {
  for (const site of context.sites.all) {
    const { db } = context;
    const now = context.now();
    const { policy, name } = await context.sites.settings(site);
    const { completeWithinHours, chaseEveryHours } = policy.greenChannel;
    const open = await findToComplete(db, site);
    const late = open.filter((row) => dueAt(row, completeWithinHours) <= now);
    const alerts = await findDueAlerts(db, site, 'green-channel-due');

    let changed = 0;
    for (const row of late) {
      const alert = alerts.get(conditionOf(row));
      const last = alert && (alert.escalated_at ?? alert.opened_at);
      // Somebody closed it without the details: it is chased all the same, once more each time.
      if (last !== undefined && now - last < hours(chaseEveryHours)) continue;
      await chase(context, site, row, { place: name['zh-CN'], completeWithinHours, alert: alert?.id });
      changed += 1;
    }
    const held = new Set(open.map(conditionOf));
    const gone = [...alerts.keys()].filter((condition) => !held.has(condition));
    changed += await endConditions(db, site, 'green-channel-due', gone, now);
    if (changed > 0) context.bus.changed(site.id, ['alert']);
  }
  return false;
}

async function chase(
  context: ServerContext,
  site: Site,
  row: VisitRow,
  about: { readonly place: string; readonly completeWithinHours: number; readonly alert: string | undefined },
): Promise<void> {
  const kind = 'green-channel-due';
  const subject = subjectOf('visit', row.id);
  const condition = conditionOf(row);
  const deadline = dueAt(row, about.completeWithinHours);
  const now = context.now();
  await context.db.transaction().execute(async (db) => {
    const details = { dueAt: deadline, badgeNumber: row.badge_number ?? '' };
    const isDone =
      about.alert === undefined
        ? await openAlert(db, site, { kind, subject, condition, details }, context)
        : await escalateAlert(db, site, about.alert, instant(now));
    if (!isDone) return;
    await tellGuards(context, site, db, kind, {
      ...{ roles: alertPlan[kind].roles, subject, dedupe: `${condition} ${now}` },
      values: {
        place: about.place,
        deadline: { at: deadline, timeZone: site.timeZone },
        link: handheldUrl(context, 'green-channel'),
      },
    });
  });
}
