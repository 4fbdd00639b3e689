import { minutes } from '../../../domain/kernel/time.ts';
import { accountOf } from '../../access/guard.ts';
import { actorOf } from '../../access/who.ts';
import {
  codeBody,
  codeView,
  findingBody,
  findingList,
  kioskList,
  kioskParams,
  revokeBody,
} from '../../contract/kiosks.ts';
import { done } from '../../contract/shapes.ts';
import { notFound } from '../../http/failure.ts';
import { nodeStates } from '../../repositories/admin/nodes.ts';
import { issueCode } from '../../repositories/kiosks/codes.ts';
import { listFindings, settleFinding } from '../../repositories/kiosks/findings.ts';
import { listKiosks, revokeKiosk } from '../../repositories/kiosks/kiosks.ts';
import type { Routes } from '../index.ts';

/** A kiosk at work is heard of at least every half minute. */
const onlineMs = minutes(2);

/** The site's kiosks: joining, health, shutting out; and what two nodes disagree about. */
export const kioskRoutes: Routes = (app, context) => {
  const tags = ['kiosks'];
  const readers = { access: { roles: ['receptionist', 'guard', 'supervisor', 'admin'] } } as const;
  const editors = { access: { roles: ['supervisor', 'admin'] } } as const;

  app.get(
    '/api/v1/kiosks',
    { config: readers, schema: { tags, summary: 'Kiosks and their health', response: { 200: kioskList } } },
    async (request) => {
      const { site } = accountOf(request);
      const [kiosks, states] = await Promise.all([
        listKiosks(context.db, site),
        nodeStates(context.db, site),
      ]);
      return {
        items: kiosks.map(({ node, name, enrolledAt, revokedAt, lastSeenAt, clockOffsetMs, health }) => ({
          ...{ node, name, enrolledAt, head: 0, ...states.get(node) },
          online: revokedAt === null && lastSeenAt !== null && context.now() - lastSeenAt < onlineMs,
          ...(revokedAt !== null && { revokedAt }),
          ...(lastSeenAt !== null && { lastSeenAt }),
          ...(clockOffsetMs !== null && { clockOffsetMs }),
          ...(health && { health }),
        })),
      };
    },
  );

  app.post(
    '/api/v1/kiosks/codes',
    {
      config: editors,
      schema: { tags, summary: 'A one-time code to join by', body: codeBody, response: { 200: codeView } },
    },
    async (request) => issueCode(context, accountOf(request).site, request.body.name),
  );

  app.post(
    '/api/v1/kiosks/:node/revoke',
    {
      config: editors,
      schema: {
        tags,
        summary: 'Shut a kiosk out',
        params: kioskParams,
        body: revokeBody,
        response: { 200: done },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const { node } = request.params;
      const revoked = await revokeKiosk(context, site, node, request.body.reason, actorOf(request.who));
      if (!revoked) throw notFound();
      return { state: 'done' as const };
    },
  );

  app.get(
    '/api/v1/findings',
    {
      config: readers,
      schema: { tags, summary: 'What nodes disagree about', response: { 200: findingList } },
    },
    async (request) => ({ items: [...(await listFindings(context.db, accountOf(request).site))] }),
  );

  app.post(
    '/api/v1/findings/settle',
    {
      config: editors,
      schema: { tags, summary: 'A person has looked', body: findingBody, response: { 200: done } },
    },
    async (request) => {
      const { site, staffId } = accountOf(request);
      if (!(await settleFinding(context, site, request.body, staffId))) throw notFound();
      return { state: 'done' as const };
    },
  );
};
