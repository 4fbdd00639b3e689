import { expect, test } from 'vitest';
import { startTestServer } from '../../support/server/test-server.ts';

// The portal's search of hosts takes fifteen questions a minute from one caller.
const most = 15;

test('behind a proxy nobody gets another pace by what they write into x-forwarded-for themselves', async () => {
  const server = await startTestServer({ trustProxy: true });
  try {
    const ask = (forwarded: string) =>
      server.app.inject({
        ...{ method: 'POST', url: '/api/v1/portal/hosts', payload: { name: '没有此人' } },
        headers: { 'x-forwarded-for': forwarded },
      });
    for (let i = 0; i < most; i += 1)
      expect((await ask(`198.51.100.${i}, 2001:db8:7:7::${i}`)).statusCode).toBe(200);
    expect((await ask('198.51.100.99, 2001:db8:7:7::99')).statusCode).toBe(429);
    expect((await ask('198.51.100.99, 2001:db8:7:8::99')).statusCode).toBe(200);
  } finally {
    await server.close();
  }
}, 60_000);
