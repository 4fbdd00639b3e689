import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { isDatabaseReady } from '../repositories/health.ts';
import type { Routes } from './index.ts';

const readyMs = 2_000;

/** For whoever watches over the server: alive, ready, and how busy. None of it names anybody. */
export const healthRoutes: Routes = (app, context) => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answered = new Histogram({
    name: 'yingbin_http_seconds',
    help: 'Time to answer, by route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
    };
    answered.observe(labels, reply.elapsedTime / 1_000);
  });

  const state = z.object({ state: z.enum(['ok', 'unavailable']) });
  const quiet = { access: 'public', rateLimit: false } as const;
  app.get('/healthz', { config: quiet, schema: { tags: ['system'], response: { 200: state } } }, () => ({
    state: 'ok' as const,
  }));
  app.get(
    '/readyz',
    { config: quiet, schema: { tags: ['system'], response: { 200: state, 503: state } } },
    async (_request, reply) => {
      if (await isDatabaseReady(context.db, readyMs)) return { state: 'ok' as const };
      return reply.code(503).send({ state: 'unavailable' });
    },
  );
  app.get('/metrics', { config: quiet, schema: { hide: true } }, async (_request, reply) => {
    return reply.type(registry.contentType).send(await registry.metrics());
  });
};
