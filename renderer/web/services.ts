import { createApi, type Api } from './core/api.ts';
import { noteLine } from './core/line.ts';
import { createLive, type Live } from './core/live.ts';
import { createQueryCache, type QueryCache } from './core/query-cache.ts';
import { createRouter, type Router } from './core/router.ts';
import { createSessionKeeper, type SessionKeeper } from './core/session.ts';

/** Where clock, chance and the browser's own things come in: one set for each page. */
export const now = (): number => Date.now();
export const newId = (): string => crypto.randomUUID();

export const later = (ms: number, act: () => void): (() => void) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};

const random = () => Math.random();

const onLine = (up: boolean) => {
  if (noteLine(up, now()) === 'back') queries.refreshAll();
};

let linkProof: string | undefined;

/**
 * From now on everything is asked in the name of whoever holds this link; answers to another one are forgotten.
 * `Visitor`: a reservation or visit of one's own. `Setup`: a new account.
 */
export function openLink(kind: 'Visitor' | 'Setup', token: string): void {
  takeProof(`${kind} ${token}`);
}

export function closeLink(): void {
  takeProof(undefined);
}

function takeProof(proof: string | undefined): void {
  if (proof === linkProof) return;
  linkProof = proof;
  queries.forget();
}

export const api: Api = createApi({
  fetch: (input, init) => fetch(input, init),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  deadline: (ms) => AbortSignal.timeout(ms),
  random,
  link: () => linkProof,
  onSignedOut: () => session.expire(),
  onLine,
});

export const live: Live = createLive({
  open: (address) => new EventSource(address),
  later,
  random,
  onLine: (up) => {
    // A closed live line may just mean that the server restarts; a question tells whether it is there.
    if (up) onLine(true);
  },
});

export const queries: QueryCache = createQueryCache({
  get: (path, query) => api.get(path, query),
  live,
  now,
  later,
});

export const router: Router = createRouter(window);

export const session: SessionKeeper = createSessionKeeper({
  api,
  onSignedIn: () => {
    live.start();
    queries.refreshAll();
  },
  onSignedOut: () => {
    live.stop();
    queries.forget();
  },
  startAnew: () => location.reload(),
  // A server with several sites: the first one unless the address says which.
  siteAsked: () => new URLSearchParams(location.search).get('site') ?? router.place().query['site'],
});

addEventListener('online', () => queries.refreshAll());
