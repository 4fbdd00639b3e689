import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataDir } from '../../../../main/app/single-instance.ts';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'yingbin-lock-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('one kiosk per data directory, until it is released', async () => {
  const release = await lockDataDir(dir);
  expect(release).toBeDefined();
  expect(await lockDataDir(dir)).toBeUndefined();
  expect(await lockDataDir(join(dir, '.', 'sub', '..'))).toBeUndefined();
  const other = await lockDataDir(join(dir, 'other'));
  expect(other).toBeDefined();
  await release?.();
  const again = await lockDataDir(dir);
  expect(again).toBeDefined();
  await again?.();
  await other?.();
});

// The way macOS does it, whose sockets are files that outlive a killed process.
test.skipIf(process.platform === 'win32')(
  'a socket file without a process behind it is taken over',
  async () => {
    const release = await lockDataDir(dir, 'darwin');
    expect(await lockDataDir(dir, 'darwin')).toBeUndefined();
    await release?.();
    expect(await killedHolder('darwin')).toBe('SIGKILL');
    const taken = await lockDataDir(dir, 'darwin');
    expect(taken).toBeDefined();
    await taken?.();
  },
);

test('a kiosk that was killed leaves no lock behind', async () => {
  expect(await killedHolder(process.platform)).toBe('SIGKILL');
  const taken = await lockDataDir(dir);
  expect(taken).toBeDefined();
  await taken?.();
});

/** Another process takes the lock and is killed while it holds it. */
function killedHolder(platform: string): Promise<NodeJS.Signals | null> {
  const module = join(import.meta.dirname, '../../../../main/app/single-instance.ts');
  const script = `
    const { lockDataDir } = await import(${JSON.stringify(new URL(`file://${module}`).href)});
    const release = await lockDataDir(${JSON.stringify(dir)}, ${JSON.stringify(platform)});
    process.stdout.write(release ? 'held' : 'refused');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (said: Buffer) => {
      if (said.toString() !== 'held') reject(new Error('the other process could not take the lock'));
      child.kill('SIGKILL');
    });
    child.once('exit', (_code, signal) => resolve(signal));
  });
}
