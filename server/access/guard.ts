import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { failure } from '../http/failure.ts';
import { noteRoutes, type GuardedRoute } from './access-table.ts';
import type { BrowserSession } from './browser-session.ts';
import type { Identified } from './identify.ts';
import type { Access, Account, Who } from './who.ts';

export interface GuardDeps {
  /** Finds out who asks: by session cookie, or by the bearer token of a link. */
  readonly identify: (request: FastifyRequest) => Promise<Identified>;
  /** The scheme, host and port under which pages are served, as the browser's `Origin` names it. */
  readonly origins: (request: FastifyRequest) => readonly string[];
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with whom it serves. */
    readonly guardedRoutes: readonly GuardedRoute[];
  }
}

export const csrfHeader = 'x-yingbin-csrf';
export const docsPrefix = '/docs';
const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);
const nobody: Who = { kind: 'nobody' };

/** Puts one gate before every route. Routes say whom they serve; nothing is served by forgetting to say it. */
export function guardRoutes(app: FastifyInstance, deps: GuardDeps): void {
  app.decorateRequest('who', { getter: () => nobody });
  app.decorateRequest('browser', undefined);
  app.addHook('onRoute', (route) => {
    // The readable description of the interface is a package's, whose routes cannot say it themselves.
    if (route.url === docsPrefix || route.url.startsWith(`${docsPrefix}/`))
      route.config = { ...route.config, access: 'public' };
    if (route.config?.access === undefined) throw new Error(`${route.url} does not say whom it serves`);
    // On the route itself, behind the limits of pace: guesses at cookies and links are slowed down as well.
    route.onRequest = [...[route.onRequest ?? []].flat(), (request) => admit(request, deps)];
  });
  app.decorate('guardedRoutes', noteRoutes(app));
}

async function admit(request: FastifyRequest, deps: GuardDeps): Promise<void> {
  const access = request.routeOptions.config.access;
  // A kiosk proves itself inside its own protocol.
  if (access === undefined || access === 'kiosk') return;
  const { who, browser } = await deps.identify(request);
  request.browser = browser;
  const isOurs = harmless.has(request.method) || isSentByOurPage(request, deps, who, browser);
  // A public form without the token is nobody's, whoever is signed in at the same browser.
  Object.defineProperty(request, 'who', { value: isOurs || access !== 'public' ? who : nobody });
  const owesToken = access === 'session' ? !isOurs || !browser : !isOurs && request.who.kind === 'account';
  if (owesToken) throw failure(403, 'csrf');
  refuseStrangers(access, request.who);
}

/**
 * Whether a page of ours sent it: a page of another site cannot act in the name of whoever is signed in here (OWASP: token and
 * origin). A link's token is in no cookie, so no other page can make a browser send it.
 */
function isSentByOurPage(
  request: FastifyRequest,
  deps: GuardDeps,
  who: Who,
  browser: BrowserSession | undefined,
): boolean {
  const { origin } = request.headers;
  if (origin !== undefined && !deps.origins(request).includes(origin)) throw failure(403, 'foreign-origin');
  if (who.kind === 'visitor' || who.kind === 'set-up') return true;
  if (!browser) return false;
  const given = Buffer.from(String(request.headers[csrfHeader] ?? ''));
  const right = Buffer.from(browser.csrf);
  return given.length === right.length && timingSafeEqual(given, right);
}

function refuseStrangers(access: Access, who: Who): void {
  if (access === 'public' || access === 'session' || access === 'kiosk') return;
  if (access === 'visitor') {
    if (who.kind !== 'visitor') throw failure(401, 'link-expired');
    return;
  }
  if (access === 'set-up') {
    // No 401: whoever holds an old link is not signed out by it.
    if (who.kind !== 'set-up') throw failure(410, 'expired-link');
    return;
  }
  if (who.kind !== 'account') throw failure(401, 'not-signed-in');
  if (access !== 'signed-in' && !access.roles.includes(who.role)) throw failure(403, 'forbidden');
}

/** The account behind a request that a route with roles let in. */
export function accountOf(request: FastifyRequest): Account {
  if (request.who.kind !== 'account') throw failure(401, 'not-signed-in');
  return request.who;
}
