import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * Two processes on one embedded database destroy it. The lock is a local socket and not a file, because a socket goes away with its
 * process: also after kill -9 and after a power cut.
 *
 * @returns the release, or `undefined` when another process works on this directory
 */
export async function lockDatabase(dir: string): Promise<(() => Promise<void>) | undefined> {
  const name = `yingbin-server-${createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 16)}`;
  const address = addressOf(name);
  const server = (await listen(address)) ?? (await listenOverRemains(address));
  return server && (() => new Promise((done) => server.close(() => done())));
}

function addressOf(name: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  // Linux has sockets without a file (abstract names).
  return process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.lock`);
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((done, fail) => {
    const server = createServer((visitor) => visitor.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? done(undefined) : fail(error),
    );
    server.listen(address, () => {
      server.unref();
      done(server);
    });
  });
}

/** Elsewhere than on Linux and Windows the file outlives its process: when nobody answers, it is a leftover. */
async function listenOverRemains(address: string): Promise<Server | undefined> {
  if (process.platform === 'linux' || process.platform === 'win32' || (await answers(address)))
    return undefined;
  rmSync(address, { force: true });
  return listen(address);
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const call = connect(address);
    call.once('connect', () => (call.destroy(), done(true)));
    call.once('error', () => done(false));
  });
}
