import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from './paths.ts';

/** The site server of a demo, beside its kiosk. */
export interface SiteServer {
  /** What the kiosk is told, so that it joins by itself. */
  readonly kioskEnv: Readonly<Record<string, string>>;
  /** Starts it. Later than the kiosk's window: on a small machine the two would make each other wait. */
  begin(): void;
  stop(): Promise<void>;
}

// Crockford's base 32, as on a kiosk's one-time code.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const usualPort = 8_480;
/** It ends within eight seconds by itself. */
const killAfterMs = 10_000;

/** @param dataDir of the kiosk, when the environment names one: the server then keeps its data beside it */
export async function prepareSiteServer(dataDir: string | undefined): Promise<SiteServer> {
  const port = (await isFree(usualPort)) ? usualPort : await anyPort();
  const code = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join('');
  let child: ChildProcess | undefined;
  let isStopping = false;
  return {
    kioskEnv: { YINGBIN_SERVER_URL: `http://127.0.0.1:${port}`, YINGBIN_ENROL_CODE: code },
    begin() {
      if (child || isStopping) return;
      child = spawn(process.execPath, [join(root, 'server', 'main.ts')], {
        cwd: root,
        // The channel says nothing; by its end the server knows that it is alone, also when this process was killed.
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: {
          ...process.env,
          ...(dataDir && { YINGBIN_SERVER_DIR: `${dataDir}-server` }),
          YINGBIN_SERVER_PORT: String(port),
          YINGBIN_DEMO_ENROL_CODE: code,
          YINGBIN_LOG_LEVEL: process.env['YINGBIN_LOG_LEVEL'] ?? 'warn',
        },
      });
      child.once('exit', (exitCode, signal) => {
        if (isStopping) return;
        process.stdout.write(`The site server has ended (${signal ?? exitCode}); the kiosk goes on alone.\n`);
      });
    },
    async stop() {
      isStopping = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      const late = setTimeout(() => child?.kill('SIGKILL'), killAfterMs);
      child.disconnect();
      await ended;
      clearTimeout(late);
    },
  };
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '0.0.0.0', () => probe.close(() => resolve(true)));
  });
}

function anyPort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
