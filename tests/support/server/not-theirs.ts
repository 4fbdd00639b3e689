import { join } from 'node:path';
import { expect } from 'vitest';
import { loadServerConfig } from '../../../server/config/load.ts';
import type { ServerConfig } from '../../../server/config/schema.ts';
import { signInAs, type SignedIn } from './sign-in.ts';
import type { TestServer } from './test-server.ts';

export interface ObjectCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Of somebody else's object that exists: a test with an invented id proves nothing. */
  readonly url: string;
  readonly payload?: object;
}

/**
 * Somebody else's object is a 404 to `others`, and the answer is the same as for one that never was.
 * @param neverWas the same call with an id nobody has
 */
export async function expectNotTheirs(
  { app }: TestServer,
  others: readonly Pick<SignedIn, 'headers'>[],
  call: ObjectCall,
  neverWas: ObjectCall,
): Promise<void> {
  for (const { headers } of others) {
    const theirs = await app.inject({ ...call, headers });
    const nobodys = await app.inject({ ...neverWas, headers });
    expect({ call: `${call.method} ${call.url}`, status: theirs.statusCode, body: theirs.body }).toEqual({
      ...{ call: `${call.method} ${call.url}`, status: 404, body: nobodys.body },
    });
  }
}

/** The demo's site and an annexe of it, for `startTestServer({ sites: twoSites() })`. */
export function twoSites(): ServerConfig['sites'] {
  const demoFile = join(import.meta.dirname, '../../../assets/demo/medium.json');
  const loaded = loadServerConfig({ dataDir: '/nowhere', configFile: undefined, demoFile, env: {} });
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value.sites.flatMap((site) => [site, { ...site, id: `${site.id}-annexe` }]);
}

/** The same role at the server's other site: see `twoSites`. */
export function signInElsewhere(server: TestServer, role: Parameters<typeof signInAs>[1]): Promise<SignedIn> {
  const site = server.context.sites.all.find(({ id }) => id !== server.context.sites.first.id);
  if (!site) throw new Error('this test server has one site only');
  return signInAs(server, role, { site });
}
