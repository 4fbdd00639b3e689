import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { demoView } from '../contract/demo.ts';
import { readDemo } from '../demo/people.ts';
import type { Routes } from './index.ts';

const assetsDir = join(import.meta.dirname, '../../assets');

/** A demo hands out its own keys; a real site has no such route. */
export const demoRoutes: Routes = (app, context) => {
  if (!context.config.demo) return;
  const { accounts } = readDemo(assetsDir);
  app.get(
    '/api/v1/demo',
    {
      config: { access: 'public' },
      schema: { tags: ['demo'], summary: 'Who can sign in at this demo', response: { 200: demoView } },
    },
    () => ({
      accounts: accounts.map(({ name, role, login, password, totp }) => ({
        ...{ name, role, login, password },
        ...(totp !== undefined && {
          code: new TOTP({ secret: Secret.fromBase32(totp) }).generate({ timestamp: context.now() }),
        }),
      })),
    }),
  );
};
