import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { guardRoutes } from './access/guard.ts';
import { identify } from './access/identify.ts';
import type { ServerContext } from './context.ts';
import { drainBeforeClose } from './http/drain.ts';
import { callerOf } from './http/caller.ts';
import { Failure } from './http/failure.ts';
import { sendHeaders } from './http/headers.ts';
import { framesOf } from './logging/frames.ts';
import { registerRoutes } from './routes/index.ts';

export type App = FastifyInstance<
  import('node:http').Server,
  import('node:http').IncomingMessage,
  import('node:http').ServerResponse,
  import('fastify').FastifyBaseLogger,
  ZodTypeProvider
>;

/** Bodies are forms and batches; files come by their own route. */
const bodyLimitBytes = 4 * 1024 * 1024;

/** The whole HTTP side: one gate before every route, one shape for every refusal, nothing about people in the log. */
export async function createApp(context: ServerContext): Promise<App> {
  const app = fastify({
    logger: false,
    // The one proxy before us. What stands further left in `x-forwarded-for` anybody can write.
    trustProxy: context.config.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: bodyLimitBytes,
    // A slow or silent client must not hold a connection for ever.
    connectionTimeout: 60_000,
    forceCloseConnections: true,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  await app.register(cookie);
  await sendHeaders(app);
  await app.register(rateLimit, {
    max: 600,
    timeWindow: 60_000,
    keyGenerator: (request) => callerOf(request.ip),
    errorResponseBuilder: (_request, { ttl }) =>
      new Failure(429, 'rate-limited', [], { seconds: Math.ceil(ttl / 1_000) }),
  });
  guardRoutes(app, {
    identify: (request) => identify(context, request),
    origins: (request) => [`${request.protocol}://${request.host}`, context.publicUrl()],
  });
  answerFailures(app, context);
  await registerRoutes(app, context);
  drainBeforeClose(app);
  return app;
}

function answerFailures(app: App, { log }: ServerContext): void {
  const startedAt = new WeakMap<object, bigint>();
  app.addHook('onRequest', async (request) => void startedAt.set(request, process.hrtime.bigint()));
  app.addHook('onResponse', async (request, reply) => {
    const began = startedAt.get(request) ?? process.hrtime.bigint();
    const ms = Math.round(Number(process.hrtime.bigint() - began) / 1e6);
    const route = request.routeOptions.url ?? 'none';
    log.write('http.answered', { method: request.method, route, status: reply.statusCode, ms });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ error: { key: 'not-found', fields: [], details: {} } }),
  );
  app.setErrorHandler((error: FastifyError | Failure, request, reply) => {
    if (error instanceof Failure) {
      const { statusCode, key, fields, details } = error;
      return reply.code(statusCode).send({ error: { key, fields: [...fields], details } });
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const fields = error.validation.map(({ instancePath }) => instancePath.slice(1).replaceAll('/', '.'));
      return reply.code(400).send({ error: { key: 'invalid', fields: [...new Set(fields)], details: {} } });
    }
    const status = error.statusCode ?? 500;
    if (status < 500)
      return reply.code(status).send({ error: { key: keyOfStatus(status), fields: [], details: {} } });
    // The message may quote what was sent; where it went wrong does not.
    const route = request.routeOptions.url ?? 'none';
    log.write('http.failed', { method: request.method, route, ...framesOf(error) });
    return reply.code(status).send({ error: { key: 'failed', fields: [], details: {} } });
  });
}

function keyOfStatus(status: number): string {
  if (status === 413) return 'too-large';
  if (status === 415) return 'wrong-type';
  return status === 429 ? 'rate-limited' : 'invalid';
}
