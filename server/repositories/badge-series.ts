import { sql } from 'kysely';
import { localDay, type Instant, type LocalDay } from '../../domain/kernel/time.ts';
import { genesisHash } from '../../domain/ledger/canonical.ts';
import { badgeNumber } from '../../domain/pass/badge-code.ts';
import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';
import { lockHead } from './ledger/insert-events.ts';

/** Before the numbers of badges that the server gives: at the desk and through the green channel. Kiosks have prefixes of their own. */
export const serverBadgePrefix = 'S';

export interface BadgeInSeries {
  readonly day: LocalDay;
  readonly badgeSequence: number;
  readonly badgeNumber: string;
}

/**
 * The next number of the server's own series of the day. Inside `commit`, and after `ledger.flush()` where the same act has given one
 * already. Two copies of the server wait for each other here, as they would when they write.
 */
export async function nextBadge(db: Db, site: Site, now: Instant): Promise<BadgeInSeries> {
  await lockHead(db, site.id, site.node, genesisHash);
  const day = localDay(now, site.timeZone);
  const { rows } = await sql<{ last: number | null }>`
    SELECT max(substr(badge_number, ${serverBadgePrefix.length + 1})::integer) AS last
    FROM visit WHERE site_id = ${site.id} AND day = ${day} AND node = ${site.node}
      AND badge_number ~ ${`^${serverBadgePrefix}[0-9]+$`}`.execute(db);
  const badgeSequence = (rows[0]?.last ?? 0) + 1;
  return { day, badgeSequence, badgeNumber: badgeNumber(serverBadgePrefix, badgeSequence) };
}
