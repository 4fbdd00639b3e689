import { after, type Instant } from '../../../domain/kernel/time.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { escalateAlert, openAlert, type AlertDeps } from '../alerts.ts';

/** The condition under which a waiting visit is told. */
export const waitingCondition = (visitId: string): string => `review-waiting:${visitId}`;

/**
 * Sounds for a waiting visit on every handheld: at once where nothing sounded yet, again where it did.
 * @returns whether it was not called within `onceMs` already
 */
export async function callOut(
  db: Db,
  site: Site,
  visitId: string,
  deps: AlertDeps & { readonly onceMs: number },
): Promise<boolean> {
  const now = deps.now();
  const condition = waitingCondition(visitId);
  const isNew = await openAlert(
    db,
    site,
    { kind: 'review-waiting', subject: `visit:${visitId}`, condition, details: {} },
    deps,
  );
  if (isNew) return true;
  const known = await db
    .selectFrom('alert')
    .select(['id', 'opened_at', 'escalated_at'])
    .where('site_id', '=', site.id)
    .where('dedupe', '=', condition)
    .executeTakeFirst();
  if (!known || (known.escalated_at ?? known.opened_at) > after(now as Instant, -deps.onceMs)) return false;
  return escalateAlert(db, site, known.id, now);
}
