import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  interfacePrefix,
  mayEnter,
  personas,
  writeAccessTable,
  type GuardedRoute,
} from '../../../server/access/access-table.ts';
import { csrfHeader } from '../../../server/access/guard.ts';
import { createPersonas, type Headers } from '../../support/server/personas.ts';
import { startTestServer, type TestServer } from '../../support/server/test-server.ts';

let server: TestServer;
let headersOf: Awaited<ReturnType<typeof createPersonas>>;
beforeAll(async () => {
  // As a demo, because that has a route more.
  server = await startTestServer({ demo: true });
  headersOf = await createPersonas(server);
}, 60_000);
afterAll(() => server.close());

const harmless = new Set(['GET', 'OPTIONS']);
/** The gate's own words; a route behind it may refuse with others. */
const gateKeys = new Set([
  'not-signed-in',
  'forbidden',
  'csrf',
  'foreign-origin',
  'link-expired',
  'expired-link',
]);

let caller = 0;

/** Asks with parameters that fit and a body that seldom does: enough to see whether the gate opens. */
async function ask(
  { method, url }: GuardedRoute,
  headers: Headers,
): Promise<{ status: number; key: string }> {
  caller += 1;
  const response = await server.app.inject({
    method: method as 'GET',
    url: url.replace(/:\w+/g, 'x-1').replace('*', 'x'),
    // Everybody from elsewhere, so that nobody's pace slows another.
    remoteAddress: `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`,
    headers,
    ...(!harmless.has(method) && method !== 'DELETE' && { payload: {} }),
    // A live line never ends; its head says enough.
    payloadAsStream: true,
  });
  const status = response.statusCode;
  const stream = response.stream();
  if (status < 400) {
    stream.destroy();
    return { status, key: '' };
  }
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return { status, key: keyIn(text) };
}

function keyIn(text: string): string {
  try {
    return (JSON.parse(text) as { error?: { key?: string } }).error?.key ?? '';
  } catch {
    return '';
  }
}

const nameOf = ({ method, url }: GuardedRoute): string => `${method} ${url}`;

test('every route lets in whom the table says, and nobody else', { timeout: 300_000 }, async () => {
  const wrong: string[] = [];
  for (const route of server.app.guardedRoutes)
    for (const persona of personas) {
      // What a kiosk proves is tested with its protocol (sync.test.ts); here, that nobody passes for one.
      if (persona === 'kiosk' && route.access === 'kiosk') continue;
      const { status, key } = await ask(route, await headersOf(persona));
      const isLetIn = route.access === 'kiosk' ? status < 300 : !gateKeys.has(key);
      if (isLetIn !== mayEnter(route.access, persona) || status >= 500)
        wrong.push(`${nameOf(route)} as ${persona}: ${status} ${key}`);
    }
  expect(wrong).toEqual([]);
  expect(server.app.guardedRoutes.length).toBeGreaterThan(40);
});

test('no change is made for a page of another site, nor without the token of the session', async () => {
  const wrong: string[] = [];
  for (const route of server.app.guardedRoutes) {
    if (harmless.has(route.method) || route.access === 'kiosk') continue;
    const admin = await headersOf('admin');
    const foreign = await ask(route, { ...admin, origin: 'https://elsewhere.example' });
    if (foreign.key !== 'foreign-origin') wrong.push(`${nameOf(route)} from another site: ${foreign.status}`);
    const own = await ask(route, { ...admin, origin: server.context.publicUrl() });
    if (own.key === 'foreign-origin') wrong.push(`${nameOf(route)} from its own page`);
    if (route.access === 'public') continue;
    for (const token of ['', 'guessed', (await headersOf('admin'))[csrfHeader] ?? '']) {
      const { status } = await ask(route, { ...admin, [csrfHeader]: token });
      if (![401, 403, 410].includes(status)) wrong.push(`${nameOf(route)} with a wrong token: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('what stands outside of the interface is public, and a route that says nothing does not start', () => {
  const others = server.app.guardedRoutes.filter(({ url }) => !url.startsWith(interfacePrefix));
  expect(others.filter(({ access }) => access !== 'public')).toEqual([]);
  expect(others.map(({ url }) => url)).toContain('/healthz');
});

test('docs/operations/access.md is what `node server/cli/access-table.ts` writes', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/operations/access.md'), 'utf8');
  expect(page).toBe(writeAccessTable(server.app.guardedRoutes));
});
