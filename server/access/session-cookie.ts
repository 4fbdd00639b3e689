import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** With TLS a browser then takes the cookie from this host alone, for every path, over TLS only. */
const secureName = '__Host-yingbin';
const plainName = 'yingbin';

export function readSessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies[request.protocol === 'https' ? secureName : plainName];
}

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = request.protocol === 'https';
  reply.setCookie(secure ? secureName : plainName, token, {
    ...{ path: '/', httpOnly: true, sameSite: 'strict', secure },
  });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  const secure = request.protocol === 'https';
  reply.clearCookie(secure ? secureName : plainName, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
  });
}

/** What the database keeps: a stolen copy of the table signs nobody in. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
