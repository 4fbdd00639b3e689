import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { open, seal } from '../../../crypto/envelope.ts';
import { bodyContext } from '../../../crypto/sync-session.ts';
import { syncHeaders } from '../../../domain/sync/session-wire.ts';
import type { ServerContext } from '../../context.ts';
import { failure } from '../../http/failure.ts';
import { findSession, takeCounter, type OpenSession } from '../../repositories/kiosks/sessions.ts';

/** Unpacked; a batch of 500 events is a fraction of it. */
const mostBytes = 16 * 1024 * 1024;

export interface SealedCall<T> extends Pick<OpenSession, 'site' | 'node'> {
  readonly body: T;
  /** Whether the kiosk is still let in: it may have been shut out while its call waited. */
  isOpen(): Promise<boolean>;
  /** Seals the answer to this very request. */
  answer(reply: FastifyReply, value: unknown): FastifyReply;
}

/**
 * Opens a request of a session: the session exists, its kiosk is not shut out, the body was sealed for this place, and its number was
 * never used. Anything else is `no-session`: the kiosk says hello again.
 */
export async function openCall<T>(
  context: ServerContext,
  request: FastifyRequest,
  schema: z.ZodType<T>,
): Promise<SealedCall<T>> {
  const id = textOf(request, syncHeaders.session);
  const counter = Number(textOf(request, syncHeaders.counter));
  const session = /^[A-Za-z0-9_-]{22}$/.test(id) ? await findSession(context, id) : undefined;
  if (!session || !Number.isSafeInteger(counter) || counter < 1 || !Buffer.isBuffer(request.body))
    throw failure(401, 'no-session');
  const place = { session: id, method: request.method, path: request.routeOptions.url ?? '', counter };
  const packed = open(session.keys.up, bodyContext(place, 'up'), request.body);
  // Opened first: nobody but the kiosk itself can use its numbers up.
  if (!packed || !(await takeCounter(context, id, counter))) throw failure(401, 'no-session');
  const parsed = schema.safeParse(unpacked(packed));
  if (!parsed.success) throw failure(400, 'invalid');
  return {
    site: session.site,
    node: session.node,
    body: parsed.data,
    isOpen: async () => (await findSession(context, id)) !== undefined,
    answer(reply, value) {
      const plain = gzipSync(Buffer.from(JSON.stringify(value)), { level: 1 });
      const sealed = seal(session.keys.down, bodyContext(place, 'down'), plain, context.randomBytes);
      return reply.type('application/octet-stream').send(Buffer.from(sealed));
    },
  };
}

function textOf(request: FastifyRequest, header: string): string {
  const value = request.headers[header];
  return typeof value === 'string' ? value : '';
}

function unpacked(packed: Uint8Array): unknown {
  try {
    return JSON.parse(gunzipSync(packed, { maxOutputLength: mostBytes }).toString('utf8'));
  } catch {
    return undefined;
  }
}
