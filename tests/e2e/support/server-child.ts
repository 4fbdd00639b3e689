import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../build/paths.ts';

/** The site server as `npm run server` runs it, with a demo's people, beside a kiosk. Its data and its address outlive it. */
export interface ServerChild {
  readonly origin: string;
  /** By which the kiosk joins, within ten minutes after the first start. */
  readonly code: string;
  /** Everything that it has said so far, complaints too. */
  said(): string;
  start(): Promise<void>;
  /** As a service manager would; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** As a power cut would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

const startMs = 60_000;

export async function prepareServerChild(): Promise<ServerChild> {
  const dir = mkdtempSync(join(tmpdir(), 'yingbin-house-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const code = '7K3Q9M4TZX';
  let said = '';
  let running: ChildProcess | undefined;

  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const ended = running;
    if (!ended || ended.exitCode !== null || ended.signalCode !== null) return ended?.exitCode ?? null;
    const closed = once(ended, 'close');
    ended.kill(signal);
    await closed;
    return ended.exitCode;
  };
  return {
    origin,
    code,
    said: () => said,
    async start() {
      const child = spawn(process.execPath, [join(root, 'server', 'main.ts')], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          ...{ YINGBIN_SERVER_CONFIG: '', YINGBIN_DEMO: '', DATABASE_URL: '', YINGBIN_SERVER_KEY: '' },
          ...{ YINGBIN_SERVER_DIR: dir, YINGBIN_SERVER_PORT: String(port), YINGBIN_PUBLIC_URL: origin },
          ...{ YINGBIN_DEMO_ENROL_CODE: code, YINGBIN_LOG_LEVEL: 'warn' },
        },
      });
      running = child;
      await new Promise<void>((resolve, reject) => {
        const from = said.length;
        const giveUp = () => reject(new Error(`the site server never listened:\n${said.slice(from)}`));
        const timer = setTimeout(giveUp, startMs);
        child.once('exit', giveUp);
        const hear = (bytes: Buffer) => {
          said += bytes.toString();
          if (!said.slice(from).includes('site server: ')) return;
          clearTimeout(timer);
          child.off('exit', giveUp);
          resolve();
        };
        child.stdout.on('data', hear);
        child.stderr.on('data', hear);
      });
    },
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
    async close() {
      await end('SIGTERM');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
