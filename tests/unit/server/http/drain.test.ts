import fastify from 'fastify';
import { expect, test } from 'vitest';
import { drainBeforeClose } from '../../../../server/http/drain.ts';

test('a request that is under way gets its answer before the server is gone; a new one is refused', async () => {
  const app = fastify({ forceCloseConnections: true });
  const arrived = Promise.withResolvers<void>();
  const work = Promise.withResolvers<string>();
  app.get('/slow', async () => {
    arrived.resolve();
    return work.promise;
  });
  app.get('/new', async () => 'never');
  drainBeforeClose(app);
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });

  const slow = fetch(`${origin}/slow`);
  await arrived.promise;
  let isClosed = false;
  const closed = app.close().then(() => (isClosed = true));
  expect((await fetch(`${origin}/new`)).status).toBe(503);
  expect(isClosed).toBe(false);
  work.resolve('done');
  const answer = await slow;
  expect([answer.status, await answer.text()]).toEqual([200, 'done']);
  await closed;
});

test('an idle server is gone at once, also with connections that are kept open', async () => {
  const app = fastify({ forceCloseConnections: true });
  app.get('/', async () => 'here');
  drainBeforeClose(app);
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  await (await fetch(origin)).text();
  const began = performance.now();
  await app.close();
  expect(performance.now() - began).toBeLessThan(2_000);
});
