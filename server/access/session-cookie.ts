import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** With TLS a browser then takes the cookie from this host alone, for every path, over TLS only. */
const secureName = '__Host-yingbin';
const plainName = 'yingbin';

export function readSessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies[cookieOf(request).name];
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const { name, flags } = cookieOf(request);
  reply.setCookie(name, token, flags);
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  const { name, flags } = cookieOf(request);
  reply.clearCookie(name, flags);
}

function cookieOf(request: FastifyRequest) {
  const secure = request.protocol === 'https';
  return {
    name: secure ? secureName : plainName,
    // No lifetime: it goes with the browser window, and the server ends it earlier.
    flags: { path: '/', httpOnly: true, sameSite: 'strict', secure } as const,
  };
}

/** What the database keeps: a stolen copy of the table signs nobody in. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
