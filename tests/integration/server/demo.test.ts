import { join } from 'node:path';
import { expect, test } from 'vitest';
import { riskTiers } from '../../../domain/policy/vocabulary.ts';
import { loadServerConfig } from '../../../server/config/load.ts';
import { startDemo } from '../../../server/demo/start.ts';
import { startTestServer } from '../../support/server/test-server.ts';

const assetsDir = join(import.meta.dirname, '../../../assets');

// A demo site keeps to its own policy, which asks for less at a low tier; a second start finds everything there.
test.each(riskTiers)(
  'the %s demo has people who can sign in, and requests for a host to decide',
  async (tier) => {
    const loaded = loadServerConfig({
      ...{ dataDir: '/nowhere', configFile: undefined, env: {} },
      demoFile: join(assetsDir, 'demo', `${tier}.json`),
    });
    if (!loaded.ok) throw new Error(loaded.error);
    const { app, context, close } = await startTestServer({ sites: loaded.value.sites, demo: true });
    try {
      await startDemo(context, assetsDir, undefined);
      await startDemo(context, assetsDir, undefined);
      const demo = (await app.inject('/api/v1/demo')).json<{ accounts: { login: string }[] }>();
      expect(demo.accounts.map(({ login }) => login)).toContain('admin');
      const states = await context.db.selectFrom('reservation').select('state').execute();
      expect(states.map(({ state }) => state)).toEqual(['awaiting-host', 'awaiting-host']);
    } finally {
      await close();
    }
  },
);
