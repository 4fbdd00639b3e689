import type { FastifyReply } from 'fastify';
import { accountOf } from '../access/guard.ts';
import { sessionLimits } from '../access/browser-session.ts';
import type { Account } from '../access/who.ts';
import { hears, linesPerSession, pingMs, type LiveNote } from '../contract/live.ts';
import type { ServerContext } from '../context.ts';
import { failure } from '../http/failure.ts';
import type { Topic } from '../live/bus.ts';
import { findAccount } from '../repositories/accounts.ts';
import { findSession } from '../repositories/sessions.ts';
import type { Routes } from './index.ts';

/** A phone that took nothing for so long has gone without a word. */
const stuckMs = 30_000;

/** The line on which pages hear what changed (server/contract/live.ts). */
export const liveRoutes: Routes = (app, context) => {
  const lines = new Map<string, Set<() => void>>();

  app.get(
    '/api/v1/live',
    {
      config: { access: 'signed-in', rateLimit: { max: 120, timeWindow: 60_000 } },
      schema: { tags: ['live'], summary: 'What changes at the site, as server-sent events' },
    },
    async (request, reply) => {
      const account = accountOf(request);
      const own = lines.get(account.sessionId) ?? new Set();
      if (own.size >= linesPerSession) throw failure(429, 'too-many-lines');
      lines.set(account.sessionId, own);
      const hangUp = openLine(context, reply, account, () => {
        own.delete(hangUp);
        if (own.size === 0) lines.delete(account.sessionId);
      });
      own.add(hangUp);
    },
  );

  // Before the server waits for its connections to end: these would not by themselves.
  app.addHook('preClose', async () => {
    for (const own of lines.values()) for (const hangUp of own) hangUp();
  });
};

/** @returns how to end it */
function openLine(
  context: ServerContext,
  reply: FastifyReply,
  account: Account,
  onEnd: () => void,
): () => void {
  const { bus, timers } = context;
  const { site, role } = account;
  reply.hijack();
  const out = reply.raw;
  out.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    // For proxies that would wait until they have a page full.
    'x-accel-buffering': 'no',
  });

  const waiting = new Set<Topic>();
  let blockedSince: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;

  const write = (text: string): void => {
    if (!out.write(text)) blockedSince ??= context.now();
  };
  const flush = (): void => {
    if (blockedSince !== undefined || waiting.size === 0) return;
    const note: LiveNote = { topics: [...waiting] };
    waiting.clear();
    write(`event: changed\ndata: ${JSON.stringify(note)}\n\n`);
  };
  const unsubscribe = bus.subscribe(site.id, (topics) => {
    for (const topic of topics) if (hears(role, topic)) waiting.add(topic);
    flush();
  });
  const end = (): void => {
    if (ended) return;
    ended = true;
    unsubscribe();
    timers.clearTimeout(timer);
    onEnd();
    out.end();
    if (blockedSince !== undefined) out.destroy();
  };
  const beat = async (): Promise<void> => {
    const isStuck = blockedSince !== undefined && context.now() - blockedSince > stuckMs;
    // Listening is no use of the session: it ends by itself, and with it what it may hear.
    if (isStuck || !(await isStillTheirs(context, account))) return end();
    if (ended) return;
    if (blockedSince === undefined) write('event: ping\ndata:\n\n');
    timer = timers.setTimeout(() => void beat().catch(end), pingMs);
  };

  out.on('drain', () => {
    blockedSince = undefined;
    flush();
  });
  out.on('close', end);
  out.on('error', end);
  write('retry: 3000\n\n');
  timer = timers.setTimeout(() => void beat().catch(end), pingMs);
  return end;
}

/** Whether the session still is what it was: signed out, too old, closed, given another role, and the line ends. */
async function isStillTheirs(
  { db, now }: ServerContext,
  { site, staffId, sessionId, role }: Account,
): Promise<boolean> {
  const session = await findSession(db, sessionId, now(), sessionLimits);
  if (!session || session.pending) return false;
  const account = await findAccount(db, site, staffId);
  return account?.closedAt === null && account.role === role;
}
