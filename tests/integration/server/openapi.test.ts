import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

interface Document {
  readonly paths: Record<string, Record<string, { summary?: string; tags?: string[]; responses?: object }>>;
}

test('the description of the interface names every call, what it is for, and what it answers', async () => {
  const answer = await server.app.inject('/openapi.json');
  expect(answer.statusCode).toBe(200);
  const { paths } = answer.json<Document>();
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ call, name: `${method} ${path}` })),
  );
  expect(calls.length).toBeGreaterThan(20);
  expect(
    calls.filter(({ call }) => !call.summary && !call.tags?.includes('system')).map(({ name }) => name),
  ).toEqual([]);
  expect(calls.filter(({ call }) => !call.tags?.length).map(({ name }) => name)).toEqual([]);
});

test('the page that shows it loads under its own content policy', async () => {
  const page = await server.app.inject('/docs/');
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.headers['content-security-policy']).toBeDefined();
});
