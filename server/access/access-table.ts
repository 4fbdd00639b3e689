import type { FastifyInstance } from 'fastify';
import { accountRoles, type AccountRole } from '../../domain/access/roles.ts';
import type { Access } from './who.ts';

export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

/** Everybody a route may meet. `stranger`: no proof of anything. `half`: the password was right, the second factor is still to come. */
export const personas = ['stranger', 'half', ...accountRoles, 'visitor', 'set-up', 'kiosk'] as const;
export type Persona = (typeof personas)[number];

/** Notes every route of an app from now on, with whom it serves. `HEAD` comes with `GET` and is not noted. */
export function noteRoutes(app: FastifyInstance): readonly GuardedRoute[] {
  const routes: GuardedRoute[] = [];
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat())
      if (one !== 'HEAD' && config?.access !== undefined)
        routes.push({ method: one, url, access: config.access });
  });
  return routes;
}

/** Whether the gate lets this persona through; what the route itself then answers is another matter. */
export function mayEnter(access: Access, persona: Persona): boolean {
  switch (access) {
    case 'public':
      return true;
    // Any browser with its CSRF token.
    case 'session':
      return persona !== 'visitor' && persona !== 'set-up' && persona !== 'kiosk';
    case 'visitor':
    case 'set-up':
    case 'kiosk':
      return persona === access;
    case 'signed-in':
      return isRole(persona);
    default:
      return isRole(persona) && access.roles.includes(persona);
  }
}

function isRole(persona: Persona): persona is AccountRole {
  return (accountRoles as readonly string[]).includes(persona);
}

/** What stands elsewhere (pages, their files, the probes) is public, and nobody's. */
export const interfacePrefix = '/api/';

/** The table as a page of the documentation, formatted as prettier does. */
export function writeAccessTable(routes: readonly GuardedRoute[]): string {
  const calls = routes.filter(({ url }) => url.startsWith(interfacePrefix));
  const sorted = calls.toSorted((a, b) => compare(a.url, b.url) || compare(a.method, b.method));
  const rows = sorted.map(({ method, url, access }) => [
    `\`${method} ${url}\``,
    ...personas.map((persona) => (mayEnter(access, persona) ? 'yes' : '·')),
  ]);
  const table = [['', ...personas], ...rows];
  const widths = ['', ...personas].map((_, at) => Math.max(3, ...table.map((row) => (row[at] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  const [heading = [], ...body] = table;
  return [...introduction, '', line(heading), rule, ...body.map(line), ''].join('\n');
}

const introduction = [
  '# Who may ask what',
  '',
  'Written by `node server/cli/access-table.ts` from the routes themselves; `tests/integration/server/access.test.ts` fails when it is',
  'out of date, and tries every cell. `yes` means that the gate lets the persona through; whose object it is and whether the request makes',
  'sense is decided behind it, and somebody else’s object is a 404.',
  '',
  'Everything outside of `/api/` is public: the pages themselves, which are nobody’s, the description of this interface, and the probes.',
  '',
  '`stranger`: nobody in particular. `half`: the password was right, the second factor is still to come, which counts as nobody.',
  '`visitor`: the bearer of a signed link to one visit or reservation. `set-up`: the bearer of a one-time link to an account.',
  '`kiosk`: proves itself inside its own protocol (docs/decisions/0009-site-server.md).',
];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
