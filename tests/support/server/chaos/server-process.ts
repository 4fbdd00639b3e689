import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerConfig } from '../../../../server/config/schema.ts';
import { until } from '../../until.ts';

/** One copy of the real site server, in a process that can be killed. */
export interface ServerProcess {
  /** Where it listens; `undefined` while it does not. */
  port(): number | undefined;
  start(): Promise<void>;
  kill(): Promise<void>;
}

const main = fileURLToPath(new URL('../../../../server/main.ts', import.meta.url));

export function createServerProcess(
  dir: string,
  config: ServerConfig,
  secrets: { readonly databaseUrl: string; readonly serverKey: string },
): ServerProcess {
  let running: ChildProcess | undefined;
  let port: number | undefined;
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'server.json');
  writeFileSync(file, JSON.stringify({ ...config, port: 0, host: '127.0.0.1', databaseUrl: undefined }));

  return {
    port: () => port,
    async start() {
      const started = spawn(process.execPath, [main], {
        env: {
          ...process.env,
          YINGBIN_SERVER_DIR: dir,
          YINGBIN_SERVER_CONFIG: file,
          YINGBIN_SERVER_KEY: secrets.serverKey,
          YINGBIN_LOG_LEVEL: 'info',
          DATABASE_URL: secrets.databaseUrl,
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      running = started;
      let said = '';
      started.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        port ??= Number(/"port":(\d+)/.exec(said)?.[1]) || undefined;
        if (port !== undefined) said = '';
      });
      await until('the server listens', () => port ?? (started.exitCode !== null && 'ended'), 30_000);
      if (port === undefined) throw new Error('the server ended before it listened');
    },
    async kill() {
      const ended = running;
      port = undefined;
      if (!ended || ended.exitCode !== null || ended.signalCode !== null) return;
      const closed = once(ended, 'close');
      ended.kill('SIGKILL');
      await closed;
    },
  };
}
