import { z } from 'zod';
import { siteSettings } from '../../domain/sync/wire.ts';
import { riskTiers } from '../../domain/policy/vocabulary.ts';
import { timeShape, typed } from './shapes.ts';

// The rules of the house, under `/api/v1/settings`.

/** What can be changed; the rest of the settings follows from it. */
export const settingsBody = siteSettings.omit({ sha256: true, phoneBase: true });
export type SettingsBody = z.infer<typeof settingsBody>;

/** `GET /settings`. */
export const settingsView = z.object({
  settings: siteSettings,
  publishedAt: timeShape.optional(),
  publishedBy: z.string().optional(),
});
export type SettingsView = z.infer<typeof settingsView>;

/** `PUT /settings`: `basedOn` is the digest of what was edited; somebody else's change meanwhile is 409 `changed-meanwhile`. */
export const settingsChange = z.object({ basedOn: typed(64), settings: settingsBody });

/** `GET /settings/history`. */
export const settingsHistory = z.object({
  items: z.array(
    z.object({
      sha256: z.string(),
      policyVersion: z.string(),
      riskTier: z.enum(riskTiers),
      publishedAt: timeShape,
      publishedBy: z.string(),
    }),
  ),
});
export type SettingsHistory = z.infer<typeof settingsHistory>;
