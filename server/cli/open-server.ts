import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../domain/kernel/result.ts';
import { defaultServerDir } from '../config/data-dir.ts';
import { loadServerConfig } from '../config/load.ts';
import type { ServerContext } from '../context.ts';
import { silentServerLog } from '../logging/log.ts';
import { createContext } from '../wiring.ts';

/** What `npm run server` works with, without serving anything. The error is for the terminal. */
export async function openServer(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Result<ServerContext & { close(): Promise<void> }, string>> {
  process.umask(0o077);
  const dataDir = env['YINGBIN_SERVER_DIR'] || defaultServerDir(env, process.platform);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const config = loadServerConfig({
    ...{ dataDir, env, configFile: env['YINGBIN_SERVER_CONFIG'] || undefined },
    demoFile: join(import.meta.dirname, '../../assets/demo', `${env['YINGBIN_DEMO'] || 'medium'}.json`),
  });
  if (!config.ok) return config;
  return createContext({
    ...{ config: config.value, dataDir, log: silentServerLog, serverKey: env['YINGBIN_SERVER_KEY'] },
    publicUrl: () => config.value.publicUrl ?? `http://localhost:${config.value.port}`,
  });
}
