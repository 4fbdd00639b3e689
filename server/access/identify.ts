import type { FastifyRequest } from 'fastify';
import { minutes, hours } from '../../domain/kernel/time.ts';
import type { AccountRole } from '../../domain/access/roles.ts';
import type { ServerContext } from '../context.ts';
import { findSession, touchSession } from '../repositories/sessions.ts';
import { findAccount } from '../repositories/accounts.ts';
import { readSessionCookie, tokenHash } from './session-cookie.ts';
import { readVisitorToken } from './visitor-link.ts';
import type { Who } from './who.ts';

/** GB/T 22239-2019, 8.1.4.1: idle sessions end. A guard's handheld is looked at all day; nobody stays in overnight. */
export const sessionLimits = { idleMs: minutes(30), longestMs: hours(12) } as const;
/** Writing the time of every request would be a commit for each; within this one nobody notices. */
const touchMs = minutes(1);

/** Finds out who a request comes from. What does not prove itself is nobody; it never fails. */
export async function identify(
  context: ServerContext,
  request: FastifyRequest,
): Promise<{ readonly who: Who; readonly csrf?: string }> {
  const bearer = /^Visitor (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) {
    const link = readVisitorToken(context.sites.byId, bearer, context.now());
    return { who: link ? { kind: 'visitor', ...link } : { kind: 'nobody' } };
  }
  const token = readSessionCookie(request);
  if (token === undefined) return { who: { kind: 'nobody' } };
  const hash = tokenHash(token);
  const session = await findSession(context.db, hash, context.now(), sessionLimits);
  const site = session && context.sites.byId(session.siteId);
  if (!session || !site) return { who: { kind: 'nobody' } };
  if (session.staffId === null || session.pending) return { who: { kind: 'nobody' }, csrf: session.csrf };
  const account = await findAccount(context.db, site, session.staffId);
  if (!account || account.closedAt !== null) return { who: { kind: 'nobody' } };
  if (context.now() - session.seenAt > touchMs) await touchSession(context.db, hash, context.now());
  return {
    csrf: session.csrf,
    who: {
      kind: 'account',
      site,
      staffId: session.staffId,
      role: account.role as AccountRole,
      ...(account.hostId !== null && { hostId: account.hostId }),
      sessionId: hash,
    },
  };
}
