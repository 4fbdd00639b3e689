import { accountOf } from '../../access/guard.ts';
import { settingsChange, settingsHistory, settingsView } from '../../contract/policy.ts';
import { failure } from '../../http/failure.ts';
import { publishedSettings, publishSettings } from '../../repositories/admin/settings.ts';
import type { Routes } from '../index.ts';

const historyLength = 50;

/** The rules of the house: read by all who work with them, changed by who answers for them. */
export const settingsRoutes: Routes = (app, context) => {
  const readers = { config: { access: 'signed-in' } as const };
  const editors = { config: { access: { roles: ['admin', 'supervisor'] } } as const };
  const tags = ['settings'];

  app.get(
    '/api/v1/settings',
    { ...readers, schema: { tags, summary: 'The settings of the site', response: { 200: settingsView } } },
    async (request) => {
      const { site } = accountOf(request);
      const [last] = await publishedSettings(context.db, site, 1);
      return {
        settings: await context.sites.settings(site),
        ...(last && { publishedAt: last.published_at, publishedBy: last.published_by }),
      };
    },
  );

  app.put(
    '/api/v1/settings',
    {
      ...editors,
      schema: {
        tags,
        summary: 'Publish other settings',
        body: settingsChange,
        response: { 200: settingsView },
      },
    },
    async (request) => {
      const { site, staffId } = accountOf(request);
      const { settings, basedOn } = request.body;
      const published = await publishSettings(context, site, settings, basedOn, staffId);
      if (!published) throw failure(409, 'changed-meanwhile');
      return { settings: published, publishedAt: context.now(), publishedBy: staffId };
    },
  );

  app.get(
    '/api/v1/settings/history',
    { ...editors, schema: { tags, summary: 'What was published when', response: { 200: settingsHistory } } },
    async (request) => {
      const rows = await publishedSettings(context.db, accountOf(request).site, historyLength);
      return {
        items: rows.map(({ sha256, settings, published_at, published_by }) => ({
          sha256,
          policyVersion: settings.policy.version,
          riskTier: settings.riskTier,
          publishedAt: published_at,
          publishedBy: published_by,
        })),
      };
    },
  );
};
