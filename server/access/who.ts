import type { AccountRole } from '../../domain/access/roles.ts';
import type { Site } from '../site/site.ts';
import type { BrowserSession } from './browser-session.ts';

/** Who is asking, as the request proved it. */
export type Who =
  | { readonly kind: 'nobody' }
  | {
      readonly kind: 'account';
      readonly site: Site;
      readonly staffId: string;
      readonly role: AccountRole;
      /** The host this account belongs to. */
      readonly hostId?: string;
      readonly sessionId: string;
    }
  /** The bearer of a one-time link to set an account up. */
  | { readonly kind: 'set-up'; readonly site: Site; readonly staffId: string }
  /** The bearer of a signed link to one reservation or one visit. */
  | { readonly kind: 'visitor'; readonly site: Site; readonly subject: string }
  | { readonly kind: 'kiosk'; readonly site: Site; readonly node: string };

/**
 * What a route asks for. Every route names one; a route without it does not start.
 * `public`: anybody, for a site. `visitor`: a signed link. `kiosk`: a kiosk's own proof, checked by the route itself.
 * `session`: a browser with its CSRF token, signed in or not: the steps of signing in. `set-up`: a one-time link.
 */
export type Access =
  | 'public'
  | 'visitor'
  | 'kiosk'
  | 'session'
  | 'set-up'
  /** Anybody with an account of any role. */
  | 'signed-in'
  | { readonly roles: readonly AccountRole[] };

export function actorOf(who: Who): string {
  if (who.kind === 'account' || who.kind === 'set-up') return `staff:${who.staffId}`;
  return who.kind === 'visitor' ? 'visitor' : 'system';
}

export type Account = Extract<Who, { kind: 'account' }>;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    who: Who;
    /** The browser it came from; none without a cookie of ours. */
    browser: BrowserSession | undefined;
  }
}
