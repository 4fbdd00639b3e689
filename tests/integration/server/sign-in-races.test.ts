import { afterAll, beforeAll, expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { lockoutRule } from '../../../domain/access/lockout.ts';
import { minutes } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { issueLink, openAccount } from '../../../server/access/accounts.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { startPostgres, type PostgresServer } from '../../support/postgres.ts';
import { openBrowser } from '../../support/server/browser.ts';
import { anotherSession, signInAs } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

// The embedded database has one connection, so nothing on it ever happens at once. This is the real one.

let postgres: PostgresServer;
let server: TestServer;
beforeAll(async () => {
  postgres = await startPostgres();
  server = await startTestServer({ databaseUrl: await postgres.createDatabase('races') });
}, 120_000);
afterAll(async () => {
  await server.close();
  await postgres.stop();
});

const password = 'nine kites over a harbour';
const several = <T>(count: number, act: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => act(n)));

async function invite(login: string, role: 'guard' | 'supervisor'): Promise<{ authorization: string }> {
  const { context } = server;
  const site = context.sites.first;
  return commit(context, site, 'system', async (ledger) => {
    const staffId = `s-${login}`;
    const details = { code: '', name: `测试${login}`, pinHash: '' };
    ledger.append('staff.recorded', subjectOf('staff', staffId), { role }, details);
    await openAccount(context, ledger, site, { staffId, login, role });
    return { authorization: `Setup ${(await issueLink(context, ledger, site, staffId)).token}` };
  });
}

test('a one-time link used by six browsers at once sets one password', async () => {
  const link = await invite('kite', 'guard');
  const answers = await several(6, (n) =>
    openBrowser(server).ask('POST', '/account/setup', { password: `${password} ${n}` }, link),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410, 410]);
  const winner = answers.findIndex(({ status }) => status === 200);
  expect((await openBrowser(server).signIn('kite', `${password} ${winner}`)).body.state).toBe('signed-in');
});

test('guesses at once are counted each', async () => {
  const answers = await several(9, (n) => openBrowser(server).signIn('kite', `guess number ${n}`));
  expect(answers.filter(({ key }) => key === 'wrong' || key === 'locked').length).toBe(9);
  const row = await server.context.db
    .selectFrom('sign_in_attempt')
    .select('failures')
    .executeTakeFirstOrThrow();
  expect(row.failures).toBe(lockoutRule.failures);
});

test('one code given at five browsers at once signs in one of them', async () => {
  const link = await invite('gull', 'supervisor');
  const first = openBrowser(server);
  await first.ask('POST', '/account/setup', { password }, link);
  const { body } = await first.ask<{ secret: string }>('POST', '/account/second-factor');
  const totp = new TOTP({ secret: Secret.fromBase32(body.secret) });
  const code = () => totp.generate({ timestamp: server.clock.now });
  await first.ask('POST', '/account/second-factor/confirm', { code: code() });
  server.clock.advance(minutes(2));

  const answers = await several(5, async () => {
    const browser = openBrowser(server);
    await browser.signIn('gull', password);
    return browser.ask('POST', '/session/second-factor', { code: code() });
  });
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('of the last two administrators who leave at once, one stays; of six people given one code or login at once, one has it', async () => {
  const admins = [await signInAs(server, 'admin'), await signInAs(server, 'admin')];
  await server.context.db
    .updateTable('account')
    .set({ password_hash: 'set' })
    .where('role', '=', 'admin')
    .execute();
  const add = (name: string, more: object) =>
    openBrowser(server).ask('POST', '/staff', { name, role: 'guard', ...more }, admins[0]?.headers);
  const coded = await several(6, (n) => add(`测试${n}`, { code: '7007' }));
  expect(coded.map(({ key }) => key).filter((key) => key === 'code-taken')).toHaveLength(5);
  const named = await several(6, (n) => add(`测试${n}`, { login: 'heron' }));
  expect(named.map(({ key }) => key).filter((key) => key === 'login-taken')).toHaveLength(5);

  const leaving = await Promise.all(
    admins.map(({ staffId, headers }) =>
      openBrowser(server).ask('POST', `/staff/${staffId}/close`, undefined, headers),
    ),
  );
  expect(leaving.map(({ key }) => key).filter((key) => key === 'last-admin')).toHaveLength(1);
});

test('a password changed while somebody signs in with the old one leaves no session of the old one', async () => {
  await invite('crane', 'guard').then((link) =>
    openBrowser(server).ask('POST', '/account/setup', { password }, link),
  );
  const owner = await anotherSession(server, 's-crane');
  const [change, ...others] = await Promise.all([
    openBrowser(server).ask('POST', '/account/password', { old: password, next: `${password} anew` }, owner),
    ...Array.from({ length: 4 }, async () => {
      const browser = openBrowser(server);
      await browser.signIn('crane', password);
      return browser;
    }),
  ]);
  expect(change.status).toBe(200);
  for (const browser of others)
    expect((await browser.ask('GET', '/session')).body['account']).toBeUndefined();
});
