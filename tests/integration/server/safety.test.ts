import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServerEvents } from '../../../server/logging/log.ts';
import { openBrowser } from '../../support/server/browser.ts';
import { signInAs } from '../../support/server/sign-in.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

const lines: string[] = [];
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    trustProxy: true,
    log: {
      write: (event: keyof ServerEvents, fields: object) =>
        void lines.push(JSON.stringify({ event, ...fields })),
    },
  });
}, 60_000);
afterAll(() => server.close());

test('the cookie of a session is for this host alone, over TLS alone, and for no script', async () => {
  const plain = await server.app.inject({ url: '/api/v1/session' });
  expect(plain.headers['set-cookie']).toMatch(/^yingbin=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const secure = await server.app.inject({
    url: '/api/v1/session',
    headers: { 'x-forwarded-proto': 'https' },
  });
  expect(secure.headers['set-cookie']).toMatch(
    /^__Host-yingbin=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  // Over TLS the plain name counts for nothing: a neighbouring host may have set it.
  const name = /^[^;]+/.exec(String(plain.headers['set-cookie']))?.[0] ?? '';
  const planted = await server.app.inject({
    url: '/api/v1/session',
    headers: { 'x-forwarded-proto': 'https', cookie: name },
  });
  expect(planted.headers['set-cookie']).toBeDefined();
});

test('answers of the interface are kept nowhere, run nothing, and tell nothing about the server', async () => {
  for (const url of ['/api/v1/session', '/api/v1/staff', '/api/v1/never-was', '/api/v1/account/setup']) {
    const { headers } = await server.app.inject({ url });
    expect(headers['cache-control'], url).toBe('no-store');
    expect(headers['content-security-policy'], url).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
    );
    expect(headers, url).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000',
    });
    expect(headers['permissions-policy'], url).toContain('microphone=()');
    expect(headers['x-powered-by'], url).toBeUndefined();
    expect(headers['server'], url).toBeUndefined();
    expect(headers['access-control-allow-origin'], url).toBeUndefined();
  }
});

test('a page loads what this server sends and nothing else', async () => {
  const { headers } = await server.app.inject({ url: '/healthz' });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});

test('a request that is no JSON, too large, or of another kind is refused without a word of it coming back', async () => {
  const { headers } = await signInAs(server, 'admin');
  const post = (payload: string, type: string) =>
    server.app.inject({
      method: 'POST',
      url: '/api/v1/staff',
      headers: { ...headers, 'content-type': type },
      payload,
    });
  const secret = '110105190001010028';
  const answers = [
    await post(`{"name": "${secret}`, 'application/json'),
    await post(
      JSON.stringify({ name: secret, role: secret, __proto__: { role: 'admin' } }),
      'application/json',
    ),
    await post(`{"name":"x","role":"guard","__proto__":{"role":"${secret}"}}`, 'application/json'),
    await post(`"${secret.repeat(300_000)}"`, 'application/json'),
    await post(`name=${secret}`, 'application/x-www-form-urlencoded'),
    await post(`<name>${secret}</name>`, 'text/xml'),
  ];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 413, 415, 415]);
  for (const { body } of answers) expect(body).not.toContain(secret);
});

test('the log knows no name, login, password, PIN, code, token or address', async () => {
  lines.length = 0;
  const told = {
    ...{
      name: '欧阳日志测试',
      login: 'ouyang.rizhi',
      password: 'seven calm lighthouses',
      pin: '608213',
      code: '7001',
    },
    idNumber: '110105190001010028',
  };
  const admin = await signInAs(server, 'admin', { name: told.name });
  const ask = (method: 'POST' | 'PATCH' | 'GET', url: string, payload?: object, headers = {}) =>
    server.app.inject({
      ...{ method, url, headers: { ...admin.headers, ...headers }, remoteAddress: '203.0.113.77' },
      ...(payload && { payload }),
    });
  const added = await ask('POST', '/api/v1/staff', {
    ...told,
    idNumber: undefined,
    password: undefined,
    role: 'guard',
  });
  const { link, member } = added.json<{ link: { url: string }; member: { staffId: string } }>();
  const token = link.url.split('/setup/')[1] ?? '';
  await ask(
    'POST',
    '/api/v1/account/setup',
    { password: told.password },
    { authorization: `Setup ${token}` },
  );
  const browser = openBrowser(server);
  await browser.signIn(told.login, 'wrong password here');
  await browser.signIn(told.login, told.password);
  await ask('PATCH', `/api/v1/staff/${member.staffId}`, { name: told.idNumber, wrong: told.name });
  await ask('GET', `/api/v1/staff?name=${told.idNumber}`);
  await ask('GET', `/api/v1/visits/${told.idNumber}`);
  await ask('POST', `/api/v1/staff/${told.idNumber}/reset`);

  const log = lines.join('\n');
  expect(lines.filter((line) => line.includes('http.answered')).length).toBeGreaterThanOrEqual(8);
  const secrets = [
    ...Object.values(told),
    ...[token, admin.headers.cookie, admin.headers['x-yingbin-csrf'], admin.login, member.staffId],
    ...['203.0.113.77', 'wrong password here', browser.csrf ?? '', browser.cookie ?? '', 'argon2'],
  ];
  for (const secret of secrets) expect(log).not.toContain(secret);
  // In no event in the clear either.
  const events = await server.context.db.selectFrom('event').select(['data', 'actor', 'subject']).execute();
  for (const secret of [told.name, told.login, told.password, told.pin, token])
    expect(JSON.stringify(events)).not.toContain(secret);
});

test('what the tables keep of passwords, sessions and links lets nobody in', async () => {
  const { context } = server;
  const rows = await context.db.selectFrom('account').selectAll().execute();
  expect(
    rows.filter((row) => row.password_hash !== null).map((row) => row.password_hash?.slice(0, 31)),
  ).toEqual(['$argon2id$v=19$m=19456,t=2,p=1$']);
  const [session] = await context.db.selectFrom('session').select('token_hash').execute();
  const stolen = await server.app.inject({
    url: '/api/v1/session',
    headers: { cookie: `yingbin=${session?.token_hash}` },
  });
  expect(stolen.json()).not.toHaveProperty('account');
});
