import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { docsPrefix } from '../access/guard.ts';
import type { App } from '../app.ts';

/**
 * `/openapi.json` and a page to read it, made from the very schemas that check the requests. Before the routes, so that it sees them all.
 */
export async function openApiRoutes(app: App, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Yingbin site server',
        version,
        description:
          'Reservations, review, passes, guard, console and webhooks. Every refusal is {error:{key,fields,details}}.',
      },
    },
    transform: jsonSchemaTransform,
  });
  app.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => app.swagger());
  await app.register(swaggerUi, { routePrefix: docsPrefix, staticCSP: true });
}
