import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import type { AccountRole } from '../../../domain/access/roles.ts';
import { lockoutRule } from '../../../domain/access/lockout.ts';
import { hours, minutes, seconds } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import { issueLink, openAccount } from '../../../server/access/accounts.ts';
import { sessionLimits } from '../../../server/access/browser-session.ts';
import type { ConfirmReply, SessionReply, SetUpReply } from '../../../server/contract/account.ts';
import { runAccessUpkeep } from '../../../server/jobs/access-upkeep.ts';
import { commit } from '../../../server/repositories/ledger/ledger.ts';
import { openBrowser, type Browser } from '../../support/server/browser.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());
// Codes of one test are no codes of the next.
beforeEach(() => server.clock.advance(minutes(5)));

const password = 'a heron over rice fields';

async function invite(login: string, role: AccountRole): Promise<{ staffId: string; token: string }> {
  const { context } = server;
  const site = context.sites.first;
  const staffId = `s-${login}`;
  return commit(context, site, 'system', async (ledger) => {
    const details = { code: '', name: `测试${login}`, pinHash: '' };
    ledger.append('staff.recorded', subjectOf('staff', staffId), { role }, details);
    await openAccount(context, ledger, site, { staffId, login, role });
    return { staffId, token: (await issueLink(context, ledger, site, staffId)).token };
  });
}

const by = (token: string) => ({ authorization: `Setup ${token}` });
const codeOf = (secret: string, stepsOff = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: server.clock.now + stepsOff * seconds(30),
  });

/** Through the one-time link to a session; the authenticator's secret where the role asks for one. */
async function setUp(
  login: string,
  role: AccountRole,
): Promise<{ browser: Browser; secret: string; recovery: string[] }> {
  const { token } = await invite(login, role);
  const browser = openBrowser(server);
  const chosen = await browser.ask('POST', '/account/setup', { password }, by(token));
  if (chosen.body['state'] === 'signed-in') return { browser, secret: '', recovery: [] };
  const { body } = await browser.ask<{ secret: string }>('POST', '/account/second-factor');
  const confirmed = await browser.ask<ConfirmReply>('POST', '/account/second-factor/confirm', {
    code: codeOf(body.secret),
  });
  expect(confirmed.status).toBe(200);
  return { browser, secret: body.secret, recovery: confirmed.body.recovery };
}

const factsOf = async (subject: string) =>
  (
    await server.context.db
      .selectFrom('event')
      .select('type')
      .where('subject', '=', subject)
      .orderBy('seq')
      .execute()
  ).map(({ type }) => type);

test('a one-time link makes a guard who signs in, signs out, and signs in again', async () => {
  const { token, staffId } = await invite('guard.one', 'guard');
  const browser = openBrowser(server);
  const look = await browser.ask<SetUpReply>('GET', '/account/setup', undefined, by(token));
  expect(look.body).toMatchObject({ login: 'guard.one', role: 'guard', name: '测试guard.one' });

  const weak = await browser.ask('POST', '/account/setup', { password: 'guard.one1234' }, by(token));
  expect(weak).toMatchObject({
    status: 422,
    body: { error: { key: 'weak-password', details: { why: 'personal' } } },
  });
  expect(await browser.ask('POST', '/account/setup', { password }, by(token))).toMatchObject({
    status: 200,
    body: { state: 'signed-in' },
  });
  const again = await openBrowser(server).ask('POST', '/account/setup', { password }, by(token));
  expect([again.status, again.key]).toEqual([410, 'expired-link']);

  const session = await browser.ask<SessionReply>('GET', '/session');
  expect(session.body.account).toEqual({
    ...{ staffId, name: '测试guard.one', role: 'guard', login: 'guard.one', secondFactor: false },
  });
  expect((await browser.ask('DELETE', '/session')).status).toBe(204);
  expect((await browser.ask<SessionReply>('GET', '/session')).body.account).toBeUndefined();
  expect((await browser.signIn(' GUARD.one ', password)).body.state).toBe('signed-in');
  expect(await factsOf(`staff:${staffId}`)).toEqual([
    ...['staff.recorded', 'account.opened', 'account.password-changed', 'account.signed-in'],
    ...['account.signed-out', 'account.signed-in'],
  ]);
});

test('an administrator can do nothing but set up a second factor until there is one; then every sign-in asks for it', async () => {
  const { token } = await invite('chief', 'admin');
  const browser = openBrowser(server);
  const chosen = await browser.ask('POST', '/account/setup', { password }, by(token));
  expect(chosen.body['state']).toBe('set-up-second-factor');
  expect(await browser.ask('GET', '/staff')).toMatchObject({ status: 401 });
  expect((await browser.ask<SessionReply>('GET', '/session')).body).toMatchObject({
    pending: 'set-up-second-factor',
  });

  const { body: offer } = await browser.ask<{ secret: string; uri: string }>(
    'POST',
    '/account/second-factor',
  );
  expect(offer.uri).toMatch(/^otpauth:\/\/totp\/Yingbin:chief\?issuer=Yingbin&secret=[A-Z2-7]{32}&/);
  expect(
    (await browser.ask('POST', '/account/second-factor/confirm', { code: codeOf(offer.secret, 9) })).key,
  ).toBe('wrong');
  const done = await browser.ask<ConfirmReply>('POST', '/account/second-factor/confirm', {
    code: codeOf(offer.secret),
  });
  expect(done.body.recovery).toHaveLength(8);
  expect((await browser.ask('GET', '/staff')).status).toBe(200);

  const other = openBrowser(server);
  expect((await other.signIn('chief', password)).body.state).toBe('second-factor');
  expect((await other.ask('GET', '/staff')).status).toBe(401);
  // Half-way in, a second factor can not be replaced by another.
  expect((await other.ask('POST', '/account/second-factor')).key).toBe('not-begun');
  expect(
    (await other.ask('POST', '/account/second-factor/confirm', { code: codeOf(offer.secret) })).key,
  ).toBe('not-begun');
  // The code of the set-up was used; the next one is fresh, and a step ahead is still near enough.
  expect((await other.ask('POST', '/session/second-factor', { code: codeOf(offer.secret) })).key).toBe(
    'wrong',
  );
  expect(
    (await other.ask('POST', '/session/second-factor', { code: codeOf(offer.secret, 1) })).body,
  ).toMatchObject({ state: 'signed-in' });
  expect((await other.ask('GET', '/staff')).status).toBe(200);
});

test('two steps away is too far, and a recovery code signs in once', async () => {
  const { secret, recovery } = await setUp('sup.one', 'supervisor');
  server.clock.advance(minutes(2));
  const browser = openBrowser(server);
  await browser.signIn('sup.one', password);
  expect((await browser.ask('POST', '/session/second-factor', { code: codeOf(secret, 2) })).key).toBe(
    'wrong',
  );
  expect((await browser.ask('POST', '/session/second-factor', { code: codeOf(secret, -2) })).key).toBe(
    'wrong',
  );
  const spare = (recovery[3] as string).toLowerCase().replace('-', ' ');
  expect((await browser.ask('POST', '/session/second-factor', { code: spare })).status).toBe(200);
  const second = openBrowser(server);
  await second.signIn('sup.one', password);
  expect((await second.ask('POST', '/session/second-factor', { code: spare })).key).toBe('wrong');
});

test('wrong passwords lock a login, known or not, alike; the right one waits as well, and then signs in', async () => {
  await setUp('guard.two', 'guard');
  for (const login of ['guard.two', 'nobody.at.all']) {
    const keys: (string | undefined)[] = [];
    for (let guess = 1; guess <= lockoutRule.failures; guess++)
      keys.push((await openBrowser(server).signIn(login, `wrong password ${guess}`)).key);
    expect(keys).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'locked']);
    const late = await openBrowser(server).signIn(login, password);
    expect(late.status).toBe(423);
    expect(late.body).toMatchObject({
      error: { details: { until: server.clock.now + lockoutRule.firstMs } },
    });
  }
  server.clock.advance(lockoutRule.firstMs);
  expect((await openBrowser(server).signIn('guard.two', password)).body.state).toBe('signed-in');
  expect(await factsOf('staff:s-guard.two')).toContain('account.locked');
});

test('nine guesses at once are nine guesses, also when one of them is right', async () => {
  await setUp('guard.three', 'guard');
  const answers = await Promise.all(
    Array.from({ length: 9 }, async (_, n) =>
      openBrowser(server).signIn('guard.three', n === 8 ? password : `guess number ${n}`),
    ),
  );
  const checked = answers.filter(({ status }) => status !== 423 && status !== 429).length;
  expect(checked).toBeLessThanOrEqual(lockoutRule.failures);
});

test('a right password forgives no wrong codes', async () => {
  const { secret } = await setUp('sup.two', 'supervisor');
  server.clock.advance(minutes(2));
  const keys: (string | undefined)[] = [];
  for (let guess = 1; guess <= lockoutRule.failures; guess++) {
    const browser = openBrowser(server);
    await browser.signIn('sup.two', password);
    keys.push(
      (await browser.ask('POST', '/session/second-factor', { code: codeOf(secret, 40 + guess) })).key,
    );
  }
  expect(keys.at(-1)).toBe('locked');
  const browser = openBrowser(server);
  expect((await browser.signIn('sup.two', password)).body.state).toBe('second-factor');
  expect((await browser.ask('POST', '/session/second-factor', { code: codeOf(secret) })).status).toBe(423);
});

test('a cookie planted before the sign-in is worth nothing after it', async () => {
  const { secret } = await setUp('sup.three', 'supervisor');
  server.clock.advance(minutes(2));
  const browser = openBrowser(server);
  await browser.ask('GET', '/session');
  const planted = [browser.cookie];
  await browser.signIn('sup.three', password);
  planted.push(browser.cookie);
  await browser.ask('POST', '/session/second-factor', { code: codeOf(secret) });
  expect(new Set([...planted, browser.cookie]).size).toBe(3);
  for (const cookie of planted) {
    const attacker = openBrowser(server);
    attacker.cookie = cookie;
    expect((await attacker.ask<SessionReply>('GET', '/session')).body.account).toBeUndefined();
    expect((await attacker.ask('GET', '/staff')).status).toBe(401);
  }
  expect((await browser.ask('GET', '/staff')).status).toBe(200);
});

test('a new password ends every other session, and nobody finds the old one by trying at an open page', async () => {
  const { browser } = await setUp('guard.four', 'guard');
  const other = openBrowser(server);
  await other.signIn('guard.four', password);
  const next = 'forty ducks on a pond';
  expect((await browser.ask('POST', '/account/password', { old: 'not the old one', next })).key).toBe(
    'wrong',
  );
  expect((await browser.ask('POST', '/account/password', { old: password, next: 'short' })).key).toBe(
    'weak-password',
  );
  expect((await browser.ask('POST', '/account/password', { old: password, next })).status).toBe(200);
  expect((await browser.ask<SessionReply>('GET', '/session')).body.account?.login).toBe('guard.four');
  expect((await other.ask<SessionReply>('GET', '/session')).body.account).toBeUndefined();
  expect((await openBrowser(server).signIn('guard.four', password)).key).toBe('wrong');

  for (let guess = 1; guess <= 5; guess++)
    await browser.ask('POST', '/account/password', { old: `try number ${guess}`, next });
  expect((await browser.ask('POST', '/account/password', { old: next, next: password })).key).toBe('locked');
});

test('an idle session ends, a busy one ends after its longest time, and a begun sign-in waits ten minutes', async () => {
  const { browser } = await setUp('guard.five', 'guard');
  const isIn = async () => (await browser.ask<SessionReply>('GET', '/session')).body.account !== undefined;
  const steps = Math.floor(sessionLimits.longestMs / minutes(20));
  for (let step = 1; step < steps; step++) {
    server.clock.advance(minutes(20));
    if (!(await isIn())) throw new Error(`ended after ${step * 20} minutes`);
  }
  server.clock.advance(minutes(20));
  expect(await isIn()).toBe(false);

  await browser.signIn('guard.five', password);
  server.clock.advance(sessionLimits.idleMs);
  expect(await isIn()).toBe(false);

  const { secret } = await setUp('sup.four', 'supervisor');
  server.clock.advance(minutes(2));
  const slow = openBrowser(server);
  await slow.signIn('sup.four', password);
  server.clock.advance(sessionLimits.pendingMs);
  const late = await slow.ask('POST', '/session/second-factor', { code: codeOf(secret) });
  expect(late.status).toBe(403);
  await slow.ask('GET', '/session');
  expect((await slow.ask('POST', '/session/second-factor', { code: codeOf(secret) })).key).toBe('not-begun');
});

test('a program that tries logins from one address is slowed down', async () => {
  const browser = openBrowser(server);
  const statuses: number[] = [];
  for (let n = 0; n < 32; n++)
    statuses.push((await browser.ask('POST', '/session/second-factor', { code: '000000' })).status);
  expect(statuses.slice(0, 30)).not.toContain(429);
  expect(statuses.slice(30)).toEqual([429, 429]);
});

test('what nobody can use any more goes from the tables, and a live session stays', async () => {
  const { context, clock } = server;
  const { browser } = await setUp('guard.six', 'guard');
  await openBrowser(server).signIn('nobody.knows', 'no such password');
  clock.advance(hours(25));
  await browser.signIn('guard.six', password);
  await runAccessUpkeep(context);
  expect(await context.db.selectFrom('sign_in_attempt').selectAll().execute()).toEqual([]);
  expect(await context.db.selectFrom('session').select('staff_id').execute()).toEqual([
    { staff_id: 's-guard.six' },
  ]);
});
