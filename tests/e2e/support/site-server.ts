import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import type { AccountRole } from '../../../domain/access/roles.ts';
import { createApp } from '../../../server/app.ts';
import { loadServerConfig } from '../../../server/config/load.ts';
import type { ServerConfig } from '../../../server/config/schema.ts';
import { startJobs } from '../../../server/jobs/index.ts';
import { silentServerLog } from '../../../server/logging/log.ts';
import { createContext } from '../../../server/wiring.ts';
import { signInAs, type SignedIn } from '../../support/server/sign-in.ts';
import type { TestServer } from '../../support/server/test-server.ts';
import { watchWindow, type WindowWatch } from './window-watch.ts';

/** A whole site server with its jobs, on a port of this machine, before real browsers. Its clock is the machine's. */
export interface SiteServer extends TestServer {
  readonly origin: string;
  /** Somebody of this role at a browser of their own, signed in; `path` such as `/handheld/#/queue`. */
  open(browser: Browser, role: AccountRole, path: string, window?: WindowWishes): Promise<OpenPage>;
}

export interface WindowWishes {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly name?: string;
  readonly permissions?: readonly string[];
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly who: SignedIn;
  /** What went wrong in the window since the last look; see `watchWindow`. */
  readonly watch: WindowWatch;
}

export const phone = { width: 390, height: 844 } as const;

export async function startSiteServer(given: Partial<ServerConfig> = {}): Promise<SiteServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yingbin-site-'));
  const demoFile = join(import.meta.dirname, '../../../assets/demo/medium.json');
  const loaded = loadServerConfig({ dataDir, configFile: undefined, demoFile, env: {} });
  if (!loaded.ok) throw new Error(loaded.error);
  let origin = '';
  const context = await createContext({
    config: { ...loaded.value, demo: false, ...given },
    ...{ dataDir, log: silentServerLog, publicUrl: () => origin },
    serverKey: randomBytes(32).toString('base64'),
  });
  if (!context.ok) throw new Error(context.error);
  const app = await createApp(context.value);
  await app.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const jobs = startJobs(context.value);
  const server: TestServer = {
    ...{ app, context: context.value },
    clock: {
      get now() {
        return context.value.now();
      },
      set now(_) {
        throw new Error('this clock is the real one');
      },
      advance() {
        throw new Error('this clock is the real one');
      },
    },
    async close() {
      await jobs.stop();
      await app.close();
      await context.value.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return {
    ...server,
    origin,
    async open(browser, role, path, { viewport = phone, name, permissions = [] } = {}) {
      const who = await signInAs(server, role, { ...(name !== undefined && { name }) });
      const window = await browser.newContext({
        ...{ viewport, hasTouch: true, locale: 'zh-CN', reducedMotion: 'reduce' },
        permissions: [...permissions],
      });
      window.setDefaultTimeout(12_000);
      const [cookie = '', value = ''] = who.headers.cookie.split('=');
      await window.addCookies([{ name: cookie, value, url: origin }]);
      const watch = watchWindow(window);
      const page = await window.newPage();
      await page.goto(`${origin}${path}`);
      return { page, context: window, who, watch };
    },
  };
}
