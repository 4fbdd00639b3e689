import { accountOf } from '../access/guard.ts';
import { hasPushKeys, isAllowedEndpoint } from '../channels/index.ts';
import {
  messageLog,
  messagesQuery,
  pushEnd,
  pushOffer,
  pushSubscription,
} from '../contract/notifications.ts';
import { done } from '../contract/shapes.ts';
import { failure } from '../http/failure.ts';
import { listMessages } from '../repositories/messages.ts';
import { deleteSubscription, putSubscription } from '../repositories/push-subscriptions.ts';
import { attemptsOf, stateShown } from '../reservations/message-view.ts';
import type { Routes } from './index.ts';

const tags = ['notifications'];
const path = '/api/v1/notifications';

/** Browsers that want to be told, and the log of what was said to whom by which way. */
export const notificationRoutes: Routes = (app, context) => {
  const signedIn = { access: 'signed-in' } as const;
  app.get(
    `${path}/push`,
    {
      config: signedIn,
      schema: { tags, summary: 'What a browser subscribes with', response: { 200: pushOffer } },
    },
    () => (context.webPush ? { publicKey: context.webPush.publicKey } : {}),
  );

  app.post(
    `${path}/push`,
    {
      config: signedIn,
      schema: {
        ...{ tags, summary: 'Push to this browser', body: pushSubscription },
        response: { 200: done },
      },
    },
    async (request) => {
      const { site, staffId } = accountOf(request);
      const { endpoint, keys } = request.body;
      const { webPush } = context;
      if (!webPush || !isAllowedEndpoint(endpoint, webPush.hosts) || !hasPushKeys({ endpoint, keys }))
        throw failure(400, 'bad-endpoint', { fields: ['endpoint'] });
      await putSubscription(context.db, site, staffId, { endpoint, keys }, context);
      return { state: 'done' as const };
    },
  );

  app.post(
    `${path}/push/end`,
    {
      config: signedIn,
      schema: { tags, summary: 'No more pushes to this browser', body: pushEnd, response: { 200: done } },
    },
    async (request) => {
      const { site, staffId } = accountOf(request);
      await deleteSubscription(context.db, site, staffId, request.body.endpoint);
      return { state: 'done' as const };
    },
  );

  app.get(
    path,
    {
      config: { access: { roles: ['supervisor', 'admin'] } },
      schema: {
        ...{ tags, summary: 'What was said, and how it went', querystring: messagesQuery },
        response: { 200: messageLog },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const { limit } = request.query;
      const rows = await listMessages(context.db, site, { ...request.query, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const attempts = await attemptsOf(context.db, site, shown);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        items: shown.map(({ id, key, subject, state, created_at, settled_at, next_at }) => ({
          ...{ id, key, subject, state: stateShown(state), createdAt: created_at },
          ...(settled_at === null ? { nextAt: next_at } : { settledAt: settled_at }),
          attempts: attempts.get(id) ?? [],
        })),
        ...(last && { next: last.id }),
      };
    },
  );
};
