import type { FastifyRequest } from 'fastify';
import { minutes } from '../../domain/kernel/time.ts';
import type { ServerContext } from '../context.ts';
import { findAccount, findAccountBySetUp } from '../repositories/accounts.ts';
import { findSession, touchSession } from '../repositories/sessions.ts';
import { missingStep, sessionLimits, strangersSession, type BrowserSession } from './browser-session.ts';
import { readSessionCookie, tokenHash } from './session-cookie.ts';
import { readVisitorToken } from './visitor-link.ts';
import type { Who } from './who.ts';

/** Writing the time of every request would be a commit for each; within this one nobody notices. */
const touchMs = minutes(1);

export interface Identified {
  readonly who: Who;
  readonly browser?: BrowserSession;
}

const nobody: Who = { kind: 'nobody' };

/** Finds out who a request comes from. What does not prove itself is nobody; it never fails. */
export async function identify(context: ServerContext, request: FastifyRequest): Promise<Identified> {
  const [, scheme, bearer] = /^(Visitor|Setup) (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (bearer !== undefined)
    return { who: scheme === 'Setup' ? await byLink(context, bearer) : byToken(context, bearer) };
  const token = readSessionCookie(request);
  return token === undefined ? { who: nobody } : byCookie(context, token);
}

function byToken(context: ServerContext, token: string): Who {
  const link = readVisitorToken(context.sites.byId, token, context.now());
  return link ? { kind: 'visitor', ...link } : nobody;
}

async function byLink(context: ServerContext, token: string): Promise<Who> {
  const found = await findAccountBySetUp(context.db, tokenHash(token), context.now());
  const site = found && context.sites.byId(found.siteId);
  return site ? { kind: 'set-up', site, staffId: found.staffId } : nobody;
}

async function byCookie(context: ServerContext, token: string): Promise<Identified> {
  const now = context.now();
  const hash = tokenHash(token);
  const record = await findSession(context.db, hash, now, sessionLimits);
  const site = record && context.sites.byId(record.siteId);
  const account = site && (await findAccount(context.db, site, record.staffId));
  if (!record || !site || !account || account.closedAt !== null) {
    const browser = strangersSession(context, token);
    return { who: nobody, ...(browser && { browser }) };
  }
  const browser = { csrf: record.csrf, record };
  if (missingStep(account, record.pending)) return { who: nobody, browser };
  if (now - record.seenAt > touchMs) await touchSession(context.db, hash, now);
  return {
    browser,
    who: {
      ...{ kind: 'account', site, staffId: record.staffId, role: account.role, sessionId: hash },
      ...(account.hostId !== null && { hostId: account.hostId }),
    },
  };
}
