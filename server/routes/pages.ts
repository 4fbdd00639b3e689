import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { Routes } from './index.ts';

const pages = ['portal', 'console', 'handheld'] as const;
/** Built into `dist/web` (build/vite/web.ts). From the sources and from a bundle alike: two folders up. */
const webDir = join(import.meta.dirname, '../../dist/web');
const forEver = 'public, max-age=31536000, immutable';

/** The three pages, with what they load. Nothing in them is anybody's: people come with the calls behind. */
export const pageRoutes: Routes = async (app) => {
  if (!existsSync(webDir)) return;
  await app.register(files, { root: webDir, serve: false, index: false, cacheControl: false, etag: true });
  const open = { config: { access: 'public', rateLimit: false } as const, schema: { hide: true } };

  for (const page of pages) {
    app.get(`/${page}`, open, (_request, reply) => reply.redirect(`/${page}/`, 308));
    app.get(`/${page}/`, open, (_request, reply) => send(reply, `${page}/index.html`, 'no-cache'));
  }
  app.get('/', open, (_request, reply) => reply.redirect('/portal/', 302));
  app.get<{ Params: { '*': string } }>('/assets/*', open, (request, reply) => {
    const file = request.params['*'];
    if (compilingWorker.test(file)) allowWebAssembly(reply);
    return send(reply, `assets/${file}`, forEver);
  });
  // The service worker and what an installed page is known by keep their names, so they are asked for anew.
  app.get<{ Params: { '*': string } }>('/handheld/*', open, (request, reply) =>
    send(reply, `handheld/${request.params['*']}`, 'no-cache'),
  );
};

/** Who may compile WebAssembly: the worker that looks for codes in the handheld's pictures. It reaches no page (decision 0008). */
const compilingWorker = /^code-reader-worker-[\w-]+\.js$/;

function allowWebAssembly(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy'));
  reply.header(
    'content-security-policy',
    policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
  );
}

function send(reply: FastifyReply, file: string, cache: string): FastifyReply {
  return reply.header('cache-control', cache).sendFile(file);
}
