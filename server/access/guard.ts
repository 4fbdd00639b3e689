import type { FastifyInstance, FastifyRequest } from 'fastify';
import { failure } from '../http/failure.ts';
import type { Access, Account, Who } from './who.ts';

export interface GuardDeps {
  /** Finds out who asks: by session cookie, or by the bearer token of a visitor's link. */
  readonly identify: (request: FastifyRequest) => Promise<{ readonly who: Who; readonly csrf?: string }>;
  /** The scheme, host and port under which pages are served, as the browser's `Origin` names it. */
  readonly origins: (request: FastifyRequest) => readonly string[];
}

export const csrfHeader = 'x-yingbin-csrf';
const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Puts one gate before every route. Routes say whom they serve; nothing is served by forgetting to say it. */
export function guardRoutes(app: FastifyInstance, deps: GuardDeps): void {
  app.decorateRequest('who', { getter: () => nobody });
  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined) throw new Error(`${route.url} does not say whom it serves`);
  });
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access;
    // A kiosk proves itself inside its own protocol; an unknown path has no route and no access.
    if (access === undefined || access === 'kiosk') return;
    const { who, csrf } = await deps.identify(request);
    Object.defineProperty(request, 'who', { value: who });
    if (!harmless.has(request.method)) refuseForeignPages(request, deps, who, csrf);
    refuseStrangers(access, who);
  });
}

const nobody: Who = { kind: 'nobody' };

/** A page of another site cannot act in the name of whoever is signed in here (OWASP: token and origin). */
function refuseForeignPages(
  request: FastifyRequest,
  deps: GuardDeps,
  who: Who,
  csrf: string | undefined,
): void {
  const { origin } = request.headers;
  if (origin !== undefined && !deps.origins(request).includes(origin)) throw failure(403, 'foreign-origin');
  if (who.kind === 'account' && (csrf === undefined || request.headers[csrfHeader] !== csrf))
    throw failure(403, 'csrf');
}

function refuseStrangers(access: Access, who: Who): void {
  if (access === 'public') return;
  if (access === 'visitor') {
    if (who.kind !== 'visitor') throw failure(401, 'link-expired');
    return;
  }
  if (who.kind !== 'account') throw failure(401, 'not-signed-in');
  if (access !== 'signed-in' && access !== 'kiosk' && !access.roles.includes(who.role))
    throw failure(403, 'forbidden');
}

/** The account behind a request that a route with roles let in. */
export function accountOf(request: FastifyRequest): Account {
  if (request.who.kind !== 'account') throw failure(401, 'not-signed-in');
  return request.who;
}
