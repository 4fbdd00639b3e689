import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant, type Instant } from '../../../domain/kernel/time.ts';
import { createApp, type App } from '../../../server/app.ts';
import { loadServerConfig } from '../../../server/config/load.ts';
import type { ServerConfig } from '../../../server/config/schema.ts';
import type { ServerContext } from '../../../server/context.ts';
import { silentServerLog, type ServerLog } from '../../../server/logging/log.ts';
import { createContext } from '../../../server/wiring.ts';

export interface TestServer {
  readonly app: App;
  readonly context: ServerContext;
  /** The server's clock stands still until it is moved. */
  readonly clock: { now: Instant; advance(ms: number): void };
  close(): Promise<void>;
}

/** 2026-03-02 09:00 in Shanghai, a Monday. */
export const testNow: Instant = instant(Date.UTC(2026, 2, 2, 1, 0));

/**
 * A whole site server on the embedded database (or on `databaseUrl`), answering to `app.inject`. Config members override the demo's;
 * `demo: false` by default, so that a test makes the people it needs.
 */
export async function startTestServer(
  given: Partial<ServerConfig> & { readonly log?: ServerLog } = {},
): Promise<TestServer> {
  const { log = silentServerLog, ...overrides } = given;
  const dataDir = mkdtempSync(join(tmpdir(), 'yingbin-server-'));
  const loaded = loadServerConfig({
    dataDir,
    configFile: undefined,
    demoFile: join(import.meta.dirname, '../../../assets/demo/medium.json'),
    env: {},
  });
  if (!loaded.ok) throw new Error(loaded.error);
  const clock = {
    now: testNow,
    advance(ms: number) {
      clock.now = instant(clock.now + ms);
    },
  };
  const config: ServerConfig = { ...loaded.value, demo: false, ...overrides };
  const context = await createContext({
    ...{ config, dataDir, log },
    serverKey: randomBytes(32).toString('base64'),
    now: () => clock.now,
    publicUrl: () => 'http://site.test',
  });
  if (!context.ok) throw new Error(context.error);
  const app = await createApp(context.value);
  return {
    app,
    context: context.value,
    clock,
    async close() {
      await app.close();
      await context.value.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
