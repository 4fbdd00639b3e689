import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Two kiosks on one data directory would both write the ledger's next number. The lock is a local socket and not a
 * file, because a socket goes away with its process: also after kill -9 and after a power cut.
 * @returns the release, or `undefined` when another kiosk runs on this directory.
 */
export async function lockDataDir(
  dataDir: string,
  platform: NodeJS.Platform = process.platform,
): Promise<(() => Promise<void>) | undefined> {
  const path = lockPath(dataDir, platform);
  const server = (await listen(path)) ?? (await listenOverRemains(path, platform));
  return server && (() => new Promise((done) => server.close(() => done())));
}

function lockPath(dataDir: string, platform: NodeJS.Platform): string {
  const name = `yingbin-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16)}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // Linux has sockets without a file (abstract names).
  return platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.lock`);
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((visitor) => visitor.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? done(undefined) : fail(error),
    );
    server.listen(path, () => {
      server.unref();
      done(server);
    });
  });
}

/** Elsewhere than on Linux and Windows the file outlives its process: when nobody answers, it is a leftover. */
async function listenOverRemains(path: string, platform: NodeJS.Platform): Promise<Server | undefined> {
  if (platform === 'linux' || platform === 'win32' || (await answers(path))) return undefined;
  rmSync(path, { force: true });
  return listen(path);
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const call = connect(path);
    call.once('connect', () => (call.destroy(), done(true)));
    call.once('error', () => done(false));
  });
}
