import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../../build/paths.ts';
import { signInDemo } from '../../support/server/demo-account.ts';
import { startPostgres, type PostgresServer } from '../../support/postgres.ts';
import { until } from '../../support/until.ts';

// `npm run server` as an operator meets it: processes of their own, a real PostgreSQL, and what they say and how they end.

const serverKey = Buffer.alloc(32, 7).toString('base64');
const folder = mkdtempSync(join(tmpdir(), 'yingbin-start-'));
const started: ChildProcess[] = [];
let postgres: PostgresServer;

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

let copies = 0;

function run(env: Readonly<Record<string, string>>) {
  copies += 1;
  const child = spawn(process.execPath, [join(root, 'server', 'main.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...{ YINGBIN_SERVER_CONFIG: '', YINGBIN_DEMO: '', DATABASE_URL: '', YINGBIN_SERVER_KEY: '' },
      ...{ YINGBIN_SERVER_DIR: join(folder, `copy-${copies}`), YINGBIN_SERVER_PORT: '0' },
      ...{ YINGBIN_PUBLIC_URL: '', YINGBIN_LOG_LEVEL: 'info', ...env },
    },
  });
  started.push(child);
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    said: () => said,
    ended,
    async origin(): Promise<string> {
      const port = await until(
        'the server listens',
        () => /"port":(\d+)/.exec(said)?.[1] ?? (child.exitCode !== null && `ended: ${said}`),
        40_000,
      );
      return `http://127.0.0.1:${port}`;
    },
    async stop(): Promise<{ readonly code: number | null; readonly ms: number }> {
      const began = performance.now();
      child.kill('SIGTERM');
      return { code: await ended, ms: performance.now() - began };
    },
  };
}

/** How a server ended that was not to start. */
async function refusal(
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; said: string }> {
  const server = run(env);
  return { code: await server.ended, said: server.said() };
}

test('two copies that start at the same moment on an empty database are both ready, and are one house', async () => {
  const env = { DATABASE_URL: await postgres.createDatabase('two'), YINGBIN_SERVER_KEY: serverKey };
  const both = [run(env), run(env)] as const;
  const [one, other] = (await Promise.all(both.map((copy) => copy.origin()))) as [string, string];
  for (const origin of [one, other]) {
    expect(await (await fetch(`${origin}/readyz`)).json()).toEqual({ state: 'ok' });
    expect(await (await fetch(`${origin}/metrics`)).text()).toContain('yingbin_http_seconds');
  }
  // The demo's people are there once: one copy's session is good at the other.
  const guard = await signInDemo(one, 'guard');
  const { name, value } = guard.cookie();
  const seen = await fetch(`${other}/api/v1/session`, { headers: { cookie: `${name}=${value}` } });
  expect(await seen.json()).toMatchObject({ account: { login: 'guard' } });

  // A live line is hung up; nobody waits for it.
  const live = await fetch(`${one}/api/v1/live`, { headers: { cookie: `${name}=${value}` } });
  const line = live.body?.getReader();
  await line?.read();
  const stops = await Promise.all(both.map((copy) => copy.stop()));
  for (const { code, ms } of stops) {
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5_000);
  }
  for (;;) if ((await line?.read())?.done !== false) break;
  for (const copy of both) {
    expect(copy.said()).toContain('"server.stopped"');
    expect(copy.said()).not.toContain('"level":50');
  }
});

test('a copy with another key is told so and ends', async () => {
  const DATABASE_URL = await postgres.createDatabase('keys');
  const first = run({ DATABASE_URL, YINGBIN_SERVER_KEY: serverKey });
  await first.origin();
  const { code, said } = await refusal({ DATABASE_URL });
  expect(code).toBe(1);
  expect(said).toContain('The key file does not open the site "demo-tower"');
  expect(said).not.toContain('    at ');
  expect((await first.stop()).code).toBe(0);
});

test('an address, a password or a database that is wrong is one sentence without the password', async () => {
  const nowhere = await freePort();
  const good = await postgres.createDatabase('there');
  const wrong = {
    'no PostgreSQL listens there': `postgres://yingbin:hidden-word@127.0.0.1:${nowhere}/there`,
    'the user name or the password is wrong': good.replace('postgres:postgres@', 'postgres:hidden-word@'),
    'there is no database of this name': good.replace(/there$/, 'hidden-word'),
    'must look like postgres://': 'mysql://yingbin:hidden-word@127.0.0.1/there',
  };
  for (const [words, DATABASE_URL] of Object.entries(wrong)) {
    const { code, said } = await refusal({ DATABASE_URL });
    expect([words, code]).toEqual([words, 1]);
    expect(said).toContain(words);
    expect(said).not.toMatch(/hidden-word|\n {4}at /);
  }
});

test('a configuration that is wrong is told by its field, not by its value', async () => {
  const file = join(folder, 'wrong.json');
  writeFileSync(file, JSON.stringify({ port: 'hidden-word', sites: [], colour: 'hidden-word' }));
  const { code, said } = await refusal({ YINGBIN_SERVER_CONFIG: file, YINGBIN_SERVER_PORT: '' });
  expect(code).toBe(1);
  for (const words of [file, '  port: ', '  sites: ', 'colour']) expect(said).toContain(words);
  expect(said).not.toMatch(/hidden-word|\n {4}at /);
});

test('a port that is taken, and data that another process works on', async () => {
  const taken = createServer().listen(0, '0.0.0.0');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const YINGBIN_SERVER_DIR = join(folder, 'shared');
  const { code, said } = await refusal({ YINGBIN_SERVER_DIR, YINGBIN_SERVER_PORT: String(port) });
  taken.close();
  expect(code).toBe(1);
  expect(said).toContain(`Port ${port} is taken by another program`);

  const first = run({ YINGBIN_SERVER_DIR });
  await first.origin();
  const second = await refusal({ YINGBIN_SERVER_DIR });
  expect(second.code).toBe(1);
  expect(second.said).toContain('Another process works on the database');
  expect((await first.stop()).code).toBe(0);
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
