import { createHash } from 'node:crypto';
import type { NodeId } from '../../domain/kernel/brand.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import { canonicalJson } from '../../domain/ledger/canonical.ts';
import type { SiteSettings } from '../../domain/sync/wire.ts';
import { deriveKey } from '../../crypto/create-key-ring.ts';
import { open, seal } from '../../crypto/envelope.ts';
import type { ServerConfig } from '../config/schema.ts';
import { findSites, insertSite, readSettings } from '../repositories/sites.ts';
import type { Db } from '../database/connect.ts';
import { openSite, siteSecretBytes } from './open-site.ts';
import type { Site } from './site.ts';

/** The sites of this server, their secrets opened. They are fixed while it runs; their settings are not. */
export interface Sites {
  readonly all: readonly Site[];
  /** The one that a visitor without a session means when the address names none. */
  readonly first: Site;
  byId(id: string): Site | undefined;
  /** As they are now; a query. */
  settings(site: Site, db?: Db): Promise<SiteSettings>;
}

/**
 * Opens every configured site and makes those that are new. Copies of the server may do this at the same time.
 * @throws when a site's secret does not open under `masterKey`: another key file, or a damaged one
 */
export async function openSites(
  db: Db,
  config: ServerConfig,
  masterKey: Uint8Array,
  deps: { readonly randomBytes: RandomBytes; readonly now: () => Instant; readonly publicUrl: () => string },
): Promise<Sites> {
  const wrapping = deriveKey(masterKey, 'site secrets');
  for (const given of config.sites) {
    const node = `s-${Buffer.from(deps.randomBytes(4)).toString('hex')}`;
    const settings = { ...given.settings, sha256: '', phoneBase: deps.publicUrl() };
    await insertSite(db, {
      site_id: given.id,
      node,
      epoch: Buffer.from(deps.randomBytes(6)).toString('hex'),
      secret: seal(wrapping, `site ${given.id}`, deps.randomBytes(siteSecretBytes), deps.randomBytes),
      time_zone: given.timeZone,
      simulated: config.demo,
      settings: withDigest(settings),
      created_at: deps.now(),
    });
  }
  const rows = await findSites(db);
  const all = rows
    .filter(({ site_id }) => config.sites.some(({ id }) => id === site_id))
    .map((row) => {
      const secret = open(wrapping, `site ${row.site_id}`, row.secret);
      if (!secret)
        throw new Error(`The key file does not open the site "${row.site_id}"; restore the right one`);
      return openSite(
        { id: row.site_id, node: row.node as NodeId, timeZone: row.time_zone, simulated: row.simulated },
        secret,
        deps.randomBytes,
      );
    });
  const byId = new Map(all.map((site) => [site.id, site]));
  const first = byId.get(config.sites[0]?.id ?? '');
  if (!first) throw new Error('no site is configured');
  return {
    all,
    first,
    byId: (id) => byId.get(id),
    async settings(site, within = db) {
      const settings = await readSettings(within, site.id);
      // The address may be another one after every start.
      return withDigest({ ...settings, phoneBase: deps.publicUrl() });
    },
  };
}

/** Settings under their own digest, by which a kiosk knows whether it has them. */
export function withDigest(settings: SiteSettings): SiteSettings {
  const { sha256: _, ...rest } = settings;
  return { ...rest, sha256: createHash('sha256').update(canonicalJson(rest)).digest('hex') };
}
