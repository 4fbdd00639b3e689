import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Two serial ports with a cable between them: real terminals of the kernel. */
export interface PtyPair {
  readonly a: string;
  readonly b: string;
  /** Pulls the cable: both ports vanish. */
  cut(): Promise<void>;
  /** The same two names come back. */
  join(): Promise<void>;
  remove(): Promise<void>;
}

export const hasSocat = spawnSync('socat', ['-V']).status === 0;

export async function createPtyPair(): Promise<PtyPair> {
  const folder = await mkdtemp(join(tmpdir(), 'yingbin-pty-'));
  const a = join(folder, 'a');
  const b = join(folder, 'b');
  const connect = () =>
    new Promise<() => Promise<void>>((resolve, reject) => {
      const end = (path: string): string => `pty,raw,echo=0,link=${path}`;
      const socat = spawn('socat', ['-d', '-d', end(a), end(b)], { stdio: ['ignore', 'ignore', 'pipe'] });
      const gone = new Promise<void>((exited) => socat.once('exit', () => exited()));
      socat.once('error', reject);
      socat.stderr.on('data', (said: Buffer) => {
        if (!said.includes('starting data transfer loop')) return;
        resolve(async () => {
          socat.kill();
          await gone;
        });
      });
    });
  let disconnect = await connect();
  return {
    a,
    b,
    cut: () => disconnect(),
    async join() {
      disconnect = await connect();
    },
    async remove() {
      await disconnect();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
