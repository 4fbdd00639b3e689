import { localDay } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { ServerContext } from '../context.ts';
import { knownConditions, wipeNotes } from '../repositories/alerts.ts';
import { findHeld, findListed, findSettledAlerts, settleAlerts } from '../repositories/guard/interception.ts';
import { lockVisit } from '../repositories/guard/visits.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import type { Site } from '../site/site.ts';
import { hitCondition, openHold, verifierCondition } from './open-hold.ts';

/** People on the watchlist, and whoever was held: a person is told within a second, and nobody decides but a person (R13, R08). */
export async function runInterception(context: ServerContext): Promise<boolean> {
  for (const site of context.sites.all) {
    const before = await matchWatchlist(context, site);
    const told = await tellOfHolds(context, site);
    const settled = await settle(context, site);
    if (before || told || settled) context.bus.changed(site.id, ['alert']);
  }
  return false;
}

/** Whoever stands on the list is held, once for each entry that says so. */
async function matchWatchlist(context: ServerContext, site: Site): Promise<boolean> {
  const { db } = context;
  const matches = await findListed(db, site, localDay(context.now(), site.timeZone));
  const known = await knownConditions(db, site, 'watchlist-hit');
  let found = false;
  for (const match of matches.filter((one) => !known.has(hitCondition(one.visit, one.entry)))) {
    const isTold = await commit(context, site, 'system', async (ledger) => {
      const row = await lockVisit(ledger.db, site, match.visit);
      if (!row || (row.state !== 'inside' && row.state !== 'awaiting-review')) return false;
      if (row.hold !== 'watchlist')
        ledger.append('visit.held', subjectOf('visit', row.id), { by: 'watchlist', entry: match.entry });
      return openHold(context, site, ledger.db, row, {
        ...{ kind: 'watchlist-hit', condition: hitCondition(match.visit, match.entry) },
      });
    });
    found ||= isTold;
  }
  return found;
}

/** Visits that a kiosk or the verifier held. */
async function tellOfHolds(context: ServerContext, site: Site): Promise<boolean> {
  const { db } = context;
  const held = await findHeld(db, site);
  if (held.length === 0) return false;
  const known = {
    watchlist: await knownConditions(db, site, 'watchlist-hit'),
    verifier: await knownConditions(db, site, 'verifier-hold'),
  };
  let told = false;
  for (const row of held) {
    const isHit = row.hold === 'watchlist';
    const condition = isHit ? hitCondition(row.id, row.hold_entry ?? '') : verifierCondition(row.id);
    if (known[isHit ? 'watchlist' : 'verifier'].has(condition)) continue;
    const kind = isHit ? 'watchlist-hit' : 'verifier-hold';
    const isNew = await commit(context, site, 'system', ({ db: inner }) =>
      openHold(context, site, inner, row, { kind, condition, verdict: row.verdict }),
    );
    told ||= isNew;
  }
  return told;
}

async function settle(context: ServerContext, site: Site): Promise<boolean> {
  const settled = await findSettledAlerts(context.db, site);
  await settleAlerts(context.db, site, settled, context.now());
  await wipeNotes(context.db, site);
  return settled.length > 0;
}
