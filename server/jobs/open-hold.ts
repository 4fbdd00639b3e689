import { subjectOf } from '../../domain/ledger/event.ts';
import { alertPlan } from '../contract/alerts.ts';
import type { ServerContext } from '../context.ts';
import type { Db } from '../database/connect.ts';
import { handheldUrl, tellGuards } from '../notifications/guards.ts';
import { openAlert } from '../repositories/alerts.ts';
import { placeOf } from '../repositories/guard/place-of.ts';
import type { VisitRow } from '../repositories/projections/visits.ts';
import type { Site } from '../site/site.ts';

export type HoldKind = 'watchlist-hit' | 'verifier-hold';

/** Names a hit: once for each entry that says so. */
export const hitCondition = (visit: string, entry: string): string => `watchlist-hit:${visit}:${entry}`;
export const verifierCondition = (visit: string): string => `verifier-hold:${visit}`;

/** Tells the guards that a visit is held. Inside a transaction. @returns whether they did not know */
export async function openHold(
  context: ServerContext,
  site: Site,
  db: Db,
  row: VisitRow,
  { kind, condition, verdict }: { kind: HoldKind; condition: string; verdict?: string | null },
): Promise<boolean> {
  const subject = subjectOf('visit', row.id);
  const kiosk = await placeOf(db, site, row.node);
  const details = { while: row.state, kiosk, ...(verdict && { verdict }) };
  const isNew = await openAlert(db, site, { kind, subject, condition, details }, context);
  if (isNew)
    await tellGuards(context, site, db, 'interception', {
      ...{ roles: alertPlan[kind].roles, subject, dedupe: condition },
      values: { place: kiosk, link: handheldUrl(context, 'alerts') },
    });
  return isNew;
}
