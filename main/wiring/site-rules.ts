import type { SiteSettings } from '../../domain/sync/wire.ts';
import type { LoadedConfig } from '../app/config.ts';

/** The configuration as it counts: once a site server has spoken, its rules do, and the file says what only this kiosk can know. */
export function withSiteRules(loaded: LoadedConfig, settings: SiteSettings | undefined): LoadedConfig {
  if (!settings) return loaded;
  const { name, helpDesk, riskTier, policy, feedback } = settings;
  const { config } = loaded;
  return {
    ...loaded,
    config: { ...config, site: { ...config.site, name, helpDesk }, riskTier, policy, feedback },
  };
}
