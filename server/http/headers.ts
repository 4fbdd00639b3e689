import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { contentPolicy } from './content-policy.ts';

const oneYear = 365 * 24 * 60 * 60;

/** For what is no page: whoever opens it in a window runs nothing and is framed nowhere. */
const nothingRuns =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";
/** The handheld reads passes with the camera; nothing else of a phone is anybody's business. */
const permissions =
  'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), bluetooth=(), display-capture=()';

/** What browsers are told about every answer: pages by the content policy, the interface as data that nobody keeps or shows. */
export async function sendHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: contentPolicy,
    referrerPolicy: { policy: 'no-referrer' },
    // For this host alone: what else an operator runs beneath it is theirs to decide. Browsers heed it over TLS only.
    strictTransportSecurity: { maxAge: oneYear, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', permissions);
    if (request.url.startsWith('/api/')) closeOff(reply);
  });
}

/** Data, not a page: not kept by anybody on the way, and harmless in a window. */
export function closeOff(reply: FastifyReply): void {
  reply
    .header('cache-control', 'no-store')
    .header('content-security-policy', nothingRuns)
    .header('x-robots-tag', 'noindex, nofollow');
}
