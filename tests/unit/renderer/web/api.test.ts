import { expect, test } from 'vitest';
import { fakeServer } from './fake-server.ts';

const csrf = { status: 200, body: { csrf: 'token-1' } };
const wrongToken = { status: 403, body: { error: { key: 'csrf', fields: [], details: {} } } };

test('A question goes out with its query, without what is not known, and brings its answer', async () => {
  const { api, asked } = fakeServer({ status: 200, body: { rows: [1] } });
  expect(await api.get('/visits', { state: 'inside', page: 2, name: undefined, zone: '' })).toEqual({
    ok: true,
    value: { rows: [1] },
  });
  expect(asked).toMatchObject([{ method: 'GET', address: '/api/v1/visits?state=inside&page=2' }]);
  expect(asked[0]?.headers).not.toHaveProperty('x-yingbin-csrf');
});

test('A change carries the token that the last answer brought', async () => {
  const { api, asked } = fakeServer(
    csrf,
    { status: 200, body: { state: 'signed-in', csrf: 'token-2' } },
    { status: 204 },
  );
  await api.get('/session');
  await api.post('/session', { login: 'lin' });
  expect(await api.remove('/session')).toEqual({ ok: true, value: undefined });
  expect(asked.map(({ headers }) => headers['x-yingbin-csrf'])).toEqual([undefined, 'token-1', 'token-2']);
});

test('A change with an old token is made once more with the new one, and only once', async () => {
  const { api, asked } = fakeServer(wrongToken, csrf, { status: 200, body: { done: true } });
  expect(await api.post('/visits/1/approve', { reason: 'x' })).toEqual({ ok: true, value: { done: true } });
  expect(asked.map(({ method, address }) => `${method} ${address}`)).toEqual([
    'POST /api/v1/visits/1/approve',
    'GET /api/v1/session',
    'POST /api/v1/visits/1/approve',
  ]);

  const stubborn = fakeServer(wrongToken, csrf, wrongToken);
  expect(await stubborn.api.post('/visits/1/approve')).toMatchObject({
    error: { kind: 'refused', key: 'csrf' },
  });
  expect(stubborn.asked).toHaveLength(3);
});

test('A question is asked three times when the line fails, ever later', async () => {
  const { api, waits, asked } = fakeServer('no line', { status: 503 }, { status: 200, body: 7 });
  expect(await api.get('/visits')).toEqual({ ok: true, value: 7 });
  expect(asked).toHaveLength(3);
  expect(waits[1]).toBeGreaterThan(waits[0] ?? Infinity);
  expect((await fakeServer('no line').api.get('/visits')) as unknown).toMatchObject({
    error: { kind: 'offline' },
  });
});

test('An order is never repeated by itself: the first one may have arrived', async () => {
  const { api, asked } = fakeServer('no line');
  expect(await api.post('/visits/1/approve', {}, 'once-1')).toEqual({
    ok: false,
    error: { kind: 'offline', key: 'offline' },
  });
  expect(asked).toHaveLength(1);
  expect(asked[0]?.headers).toMatchObject({ 'idempotency-key': 'once-1' });
});

test('A server that does not answer in time is told apart from a line that is down', async () => {
  const { api, lines } = fakeServer('silence');
  expect(await api.post('/visits/1/approve')).toMatchObject({ error: { kind: 'timeout' } });
  expect(lines).toEqual([true]);
  const down = fakeServer('no line');
  await down.api.post('/visits/1/approve');
  expect(down.lines).toEqual([false]);
});

test('A refusal says which fields are wrong and why', async () => {
  const { api } = fakeServer({
    status: 400,
    body: {
      error: {
        key: 'bad-field',
        fields: ['visitor.phone', 'visitor.name'],
        details: { 'visitor.phone': 'bad-phone' },
      },
    },
  });
  expect(await api.post('/reservations', {})).toEqual({
    ok: false,
    error: {
      kind: 'refused',
      key: 'bad-field',
      status: 400,
      fields: { 'visitor.phone': 'bad-phone', 'visitor.name': 'wrong' },
      details: { 'visitor.phone': 'bad-phone' },
    },
  });
});

test('How long to wait is read from the refusal, or from the header', async () => {
  const told = fakeServer({
    status: 429,
    body: { error: { key: 'rate-limited', fields: [], details: { seconds: 90 } } },
  });
  expect(await told.api.get('/visits')).toMatchObject({
    error: { key: 'rate-limited', retryAfterMs: 90_000 },
  });
  const header = fakeServer({ status: 429, body: { error: { key: 'x' } }, headers: { 'retry-after': '5' } });
  expect(await header.api.get('/visits')).toMatchObject({ error: { retryAfterMs: 5_000 } });
});

test.each([
  ['an error page of a proxy', { status: 500, body: '<html>' }],
  ['a refusal without a word', { status: 404, body: {} }],
])('%s is a broken answer, not a refusal', async (_name, reply) => {
  expect(await fakeServer(reply).api.post('/visits')).toMatchObject({ error: { kind: 'broken' } });
});

test('A session that ended is told once per call, but not by the session itself', async () => {
  const gone = { status: 401, body: { error: { key: 'not-signed-in', fields: [], details: {} } } };
  const { api, signedOut } = fakeServer(gone);
  expect(await api.get('/visits')).toMatchObject({ error: { kind: 'signed-out', key: 'not-signed-in' } });
  expect(signedOut()).toBe(1);
  await api.post('/session', {});
  expect(signedOut()).toBe(1);
});

test('Whoever holds a link proves it in a header, and a dead link is a refusal and no end of a session', async () => {
  const { api, asked, openLink, signedOut } = fakeServer({
    status: 401,
    body: { error: { key: 'link-expired', fields: [], details: {} } },
  });
  openLink('Visitor abc.def');
  expect(await api.get('/portal/reservation')).toMatchObject({
    error: { kind: 'refused', key: 'link-expired' },
  });
  expect(asked[0]?.headers['authorization']).toBe('Visitor abc.def');
  expect(asked[0]?.address).not.toContain('abc');
  expect(signedOut()).toBe(0);
});

test('A question that nobody waits for any more is not asked again', async () => {
  const { api, asked } = fakeServer('no line');
  const stop = new AbortController();
  stop.abort();
  expect(await api.get('/hosts', {}, stop.signal)).toMatchObject({ ok: false });
  expect(asked).toHaveLength(1);
});
