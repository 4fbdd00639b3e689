import { minutes } from '../../domain/kernel/time.ts';
import type { ServerContext } from '../context.ts';
import { endConditions, knownConditions, openAlert } from '../repositories/alerts.ts';
import { findHouseFaults } from '../repositories/guard/house-faults.ts';

/** A kiosk tells of itself every 30 s (main/sync/push.ts); three of them missed is no hiccup. */
const silentMs = minutes(2);

/** Kiosks that fell silent, devices that need a hand, nodes that disagree: a notice while it lasts, gone when it is over (R19). */
export async function runHouseWatch(context: ServerContext): Promise<boolean> {
  const { db } = context;
  for (const site of context.sites.all) {
    const now = context.now();
    const faults = await findHouseFaults(db, site, { now, silentMs });
    let changed = 0;
    for (const fault of faults) if (await openAlert(db, site, fault, context)) changed += 1;
    const holding = new Set(faults.map(({ condition }) => condition));
    for (const kind of ['kiosk-offline', 'kiosk-fault', 'sync-finding'] as const) {
      const gone = [...(await knownConditions(db, site, kind))].filter((known) => !holding.has(known));
      changed += await endConditions(db, site, kind, gone, now);
    }
    if (changed > 0) context.bus.changed(site.id, ['alert']);
  }
  return false;
}
