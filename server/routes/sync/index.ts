import type { FastifyReply } from 'fastify';
import { keyCountsFromKiosk } from '../../../domain/sync/authority.ts';
import { wireToEvent } from '../../../domain/sync/event-coder.ts';
import { formTaken, syncPaths } from '../../../domain/sync/session-wire.ts';
import {
  pullRequest,
  pushRequest,
  type PullReply,
  type PullRequest,
  type PushReply,
  type PushRequest,
} from '../../../domain/sync/wire.ts';
import type { ServerContext } from '../../context.ts';
import { failure } from '../../http/failure.ts';
import { recordFinding } from '../../repositories/kiosks/findings.ts';
import { headOf, noteHealth } from '../../repositories/kiosks/health.ts';
import { takeForm } from '../../repositories/kiosks/phone-forms.ts';
import { ingest } from '../../repositories/ledger/ingest.ts';
import type { Routes } from '../index.ts';
import { joinRoutes } from './join.ts';
import { openCall, type SealedCall } from './sealed-body.ts';
import { waitForNews } from './wait-for-news.ts';

/** What kiosks and the server tell each other (docs/decisions/0009): joining in the clear, everything else in sealed bodies. */
export const syncRoutes: Routes = async (app, context) => {
  await joinRoutes(app, context);
  const closing = new AbortController();
  // Kiosks that wait for news are answered at once; they ask again, and find another copy or the next start.
  app.addHook('preClose', async () => closing.abort());
  await app.register(async (sealed) => {
    sealed.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    // A busy kiosk pushes many times a second, and a whole site may come by one address.
    const bodyLimit = 32 * 1024;
    const config = { access: 'kiosk', rateLimit: { max: 12_000, timeWindow: 60_000 } } as const;
    sealed.post(
      syncPaths.push,
      { config, bodyLimit: 1024 * 1024, schema: { tags: ['sync'], summary: 'Events of a kiosk (sealed)' } },
      async (request, reply) => {
        const call = await openCall(context, request, pushRequest);
        return call.answer(reply, await takePush(context, call));
      },
    );
    sealed.post(
      syncPaths.pull,
      {
        config,
        bodyLimit,
        schema: { tags: ['sync'], summary: 'What other nodes said (sealed, waits for news)' },
      },
      async (request, reply) => {
        const call = await openCall(context, request, pullRequest);
        const news = await takePull(context, call, reply, closing.signal);
        if (!(await call.isOpen())) throw failure(401, 'no-session');
        return call.answer(reply, news);
      },
    );
    sealed.post(
      syncPaths.forms,
      { config, bodyLimit, schema: { tags: ['sync'], summary: 'What became of a phone form (sealed)' } },
      async (request, reply) => {
        const call = await openCall(context, request, formTaken);
        await takeForm(context, call.site, call.node, call.body);
        return call.answer(reply, {});
      },
    );
  });
};

async function takePush(
  context: ServerContext,
  { site, node, body }: SealedCall<PushRequest>,
): Promise<PushReply> {
  await noteHealth(context, site, node, body.health);
  const serverTime = context.now();
  if (body.events.length === 0) return { head: await headOf(context.db, site, node), serverTime };
  const { head, refused, ahead } = await ingest(context, site, node, {
    events: body.events.map((event) => wireToEvent(event, base64)),
    keys: body.keys
      .filter(({ subject, keyId }) => keyCountsFromKiosk(node, subject, keyId))
      .map(({ key, ...named }) => ({ ...named, key: base64.decode(key) })),
  });
  // Also when it was refused before: the copy that refused it may have died before it could say so.
  if (refused) await recordFinding(context, site, { kind: refused.kind, node, seq: refused.seq });
  if (ahead !== undefined) await recordFinding(context, site, { kind: 'clock', node, seq: ahead });
  return { head, ...(refused && { refused: refused.kind }), serverTime };
}

async function takePull(
  context: ServerContext,
  call: SealedCall<PullRequest>,
  reply: FastifyReply,
  closing: AbortSignal,
): Promise<PullReply> {
  const news = await waitForNews(context, call, reply.raw, closing);
  return { ...news, serverTime: context.now() };
}

const base64 = { decode: (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64')) };
