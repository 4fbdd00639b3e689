import { sql } from 'kysely';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { localDay } from '../../../domain/kernel/time.ts';
import { renumbered } from '../../../domain/policy/versions.ts';
import type { SiteSettings } from '../../../domain/sync/wire.ts';
import type { ServerContext } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { withDigest } from '../../site/sites.ts';
import type { Site } from '../../site/site.ts';
import { commit } from '../ledger/ledger.ts';
import { writeSettings } from '../sites.ts';

/**
 * Publishes new settings if nobody else did meanwhile; `undefined` when somebody did. Kiosks have them within a second.
 * @param basedOn the digest of the settings that were edited
 * @param by the member of staff
 */
export async function publishSettings(
  context: ServerContext,
  site: Site,
  next: Omit<SiteSettings, 'sha256' | 'phoneBase'>,
  basedOn: string,
  by: string,
): Promise<SiteSettings | undefined> {
  const published = await commit(context, site, `staff:${by}`, async (ledger) => {
    await sql`SELECT 1 FROM site WHERE site_id = ${site.id} FOR UPDATE`.execute(ledger.db);
    const before = await context.sites.settings(site, ledger.db);
    if (before.sha256 !== basedOn) return undefined;
    const policy = renumbered(before.policy, next.policy, localDay(context.now(), site.timeZone));
    const settings = withDigest({ ...next, policy, sha256: '', phoneBase: before.phoneBase });
    if (settings.sha256 === before.sha256) return settings;
    await writeSettings(ledger.db, site.id, settings);
    await ledger.db
      .insertInto('policy')
      .values({
        site_id: site.id,
        sha256: settings.sha256,
        settings: JSON.stringify(settings) as never,
        published_at: context.now(),
        published_by: by,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    ledger.append('policy.published', subjectOf('node', site.node), {
      policyVersion: settings.policy.version,
      riskTier: settings.riskTier,
      sha256: settings.sha256,
    });
    return settings;
  });
  if (published) context.bus.changed(site.id, ['site']);
  return published;
}

/** What was published, newest first. */
export function publishedSettings(db: Db, site: Site, limit: number) {
  return db
    .selectFrom('policy')
    .select(['sha256', 'settings', 'published_at', 'published_by'])
    .where('site_id', '=', site.id)
    .orderBy('published_at', 'desc')
    .limit(limit)
    .execute();
}
