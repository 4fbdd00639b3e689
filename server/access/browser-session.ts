import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { minutes, hours } from '../../domain/kernel/time.ts';
import { needsSecondFactor } from '../../domain/access/roles.ts';
import type { ServerContext } from '../context.ts';
import type { AccountRecord } from '../repositories/accounts.ts';
import type { SessionRecord } from '../repositories/sessions.ts';
import type { Site } from '../site/site.ts';
import { setSessionCookie, tokenHash } from './session-cookie.ts';

/** GB/T 22239-2019, 8.1.4.1: idle sessions end. A guard's handheld is looked at all day; nobody stays in overnight. */
export const sessionLimits = {
  idleMs: minutes(30),
  longestMs: hours(12),
  /** From the password to the code. */
  pendingMs: minutes(10),
} as const;

const tokenBytes = 32;
const tokenForm = /^[\w-]{43}$/;

/** A browser that holds a cookie of ours. */
export interface BrowserSession {
  readonly csrf: string;
  /** From the password on; before it, nothing is kept about a browser. */
  readonly record?: SessionRecord;
}

/**
 * A browser nobody signed in from: its CSRF token follows from its cookie, so that strangers fill no table. It is worth nothing but
 * that a foreign page can not make this browser sign in (OWASP: login CSRF).
 */
export function strangersSession(context: ServerContext, token: string): BrowserSession | undefined {
  if (!tokenForm.test(token)) return undefined;
  const csrf = createHmac('sha256', context.sites.first.signingSeed)
    .update(`browser without account\n${token}`)
    .digest('base64url');
  return { csrf };
}

/** A cookie for a browser that has none. */
export function greetStranger(
  context: ServerContext,
  request: FastifyRequest,
  reply: FastifyReply,
): BrowserSession {
  const token = newToken(context);
  setSessionCookie(request, reply, token);
  return strangersSession(context, token) as BrowserSession;
}

export interface NewSession {
  readonly token: string;
  readonly record: SessionRecord;
}

/** Always under a new token: one that was planted in the browser before is worth nothing after (session fixation). */
export function newSession(
  context: ServerContext,
  site: Site,
  owner: { readonly staffId: string; readonly pending: boolean },
): NewSession {
  const token = newToken(context);
  const now = context.now();
  return {
    token,
    record: {
      ...{ tokenHash: tokenHash(token), siteId: site.id, ...owner },
      ...{ csrf: newToken(context), createdAt: now, seenAt: now },
    },
  };
}

function newToken({ randomBytes }: ServerContext): string {
  return Buffer.from(randomBytes(tokenBytes)).toString('base64url');
}

/** What a sign-in still needs before it counts, if anything. */
export function missingStep(
  account: Pick<AccountRecord, 'role' | 'secondFactor'>,
  pending: boolean,
): 'second-factor' | 'set-up-second-factor' | undefined {
  if (!account.secondFactor && needsSecondFactor(account.role)) return 'set-up-second-factor';
  return pending ? 'second-factor' : undefined;
}
