import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { inviteFirstAdmins } from '../../../server/access/first-account.ts';
import { openServer } from '../../../server/cli/open-server.ts';
import { openBrowser } from '../../support/server/browser.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
const dir = mkdtempSync(join(tmpdir(), 'yingbin-terminal-'));
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

const script = join(import.meta.dirname, '../../../server/cli/account.ts');

/** The command as an operator types it. */
function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...process.env, YINGBIN_SERVER_DIR: dir },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => (out += String(text)));
    child.stderr.on('data', (text) => (err += String(text)));
    child.on('close', (code) => done({ code, out, err }));
  });
}

test('a new site has no password: each start gives one link, the last one works, and then there are no more', async () => {
  const { context } = server;
  const [first] = await inviteFirstAdmins(context);
  const [second, ...more] = await inviteFirstAdmins(context);
  expect(more).toEqual([]);
  expect(
    (await context.db.selectFrom('account').select('password_hash').execute()).map(
      (row) => row.password_hash,
    ),
  ).toEqual([null]);

  const browser = openBrowser(server);
  const choose = (token: string | undefined) =>
    browser.ask(
      'POST',
      '/account/setup',
      { password: 'a fox in the bamboo' },
      { authorization: `Setup ${token}` },
    );
  expect((await choose(first?.link.token)).key).toBe('expired-link');
  expect((await choose(second?.link.token)).body).toMatchObject({ state: 'set-up-second-factor' });
  const offer = await browser.ask<{ secret: string }>('POST', '/account/second-factor');
  const code = new TOTP({ secret: Secret.fromBase32(offer.body.secret) }).generate({
    timestamp: server.clock.now,
  });
  expect((await browser.ask('POST', '/account/second-factor/confirm', { code })).status).toBe(200);
  expect((await browser.ask('GET', '/session')).body).toMatchObject({
    account: { login: 'admin', role: 'admin' },
  });
  expect(await inviteFirstAdmins(context)).toEqual([]);
});

test(
  'the terminal lists accounts, gives a new link, and keeps the last administrator',
  { timeout: 120_000 },
  async () => {
    const opened = await openServer({ YINGBIN_SERVER_DIR: dir });
    if (!opened.ok) throw new Error(opened.error);
    await inviteFirstAdmins(opened.value);
    // Two processes would destroy the embedded database.
    const refused = await run('list');
    expect([refused.code, refused.err]).toEqual([
      1,
      expect.stringMatching(/Another process works on the database/),
    ]);
    await opened.value.db.updateTable('account').set({ password_hash: 'set' }).execute();
    await opened.value.close();

    expect(await run('close', 'admin')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/only administrator/) as string,
    });
    const reset = await run('reset-link', 'ADMIN');
    expect(reset.code).toBe(0);
    expect(reset.out).toMatch(
      /\/console\/#\/setup\/[\w-]{43}\nIt works once, until 20\d\d-.*Z\.\nNobody else administrates/,
    );
    expect((await run('list')).out).toMatch(/^admin +admin +not set up$/m);
    expect((await run('forget', 'admin')).code).toBe(2);
  },
);
