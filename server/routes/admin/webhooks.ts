import { z } from 'zod';
import { accountOf } from '../../access/guard.ts';
import { done } from '../../contract/shapes.ts';
import {
  callList,
  callParams,
  webhookBody,
  webhookList,
  webhookParams,
  webhookSecret,
  webhookState,
  type CallView,
  type WebhookBody,
  type WebhookCall,
} from '../../contract/webhooks.ts';
import type { ServerContext } from '../../context.ts';
import { failure, notFound } from '../../http/failure.ts';
import { feedEnd } from '../../repositories/ledger/feed.ts';
import {
  deleteWebhook,
  findWebhook,
  insertCalls,
  insertWebhook,
  listCalls,
  listWebhooks,
  sealSecret,
  updateCall,
  updateWebhook,
  type CallRow,
} from '../../repositories/webhooks.ts';
import { secretText } from '../../webhooks/send.ts';
import { findTarget } from '../../webhooks/target.ts';
import type { Routes } from '../index.ts';

const mostWebhooks = 20;
const shownCalls = 100;
const secretBytes = 32;

/** Calls to other systems: who is called about what, and what became of the calls. */
export const webhookRoutes: Routes = (app, context) => {
  const tags = ['webhooks'];
  const config = { access: { roles: ['admin'] } } as const;
  const { db } = context;
  const path = '/api/v1/webhooks';
  const plain = { 200: done };

  app.get(
    path,
    { config, schema: { tags, summary: 'Webhooks and how they do', response: { 200: webhookList } } },
    async (request) => {
      const rows = await listWebhooks(db, accountOf(request).site);
      return {
        items: rows.map(({ id, name, url, events, created_at, paused_at, failing_since, waiting }) => ({
          ...{ id, name, url, events, createdAt: created_at, waiting: Number(waiting ?? 0) },
          ...(paused_at !== null && { pausedAt: paused_at }),
          ...(failing_since !== null && { failingSince: failing_since }),
        })),
      };
    },
  );

  app.post(
    path,
    {
      config,
      schema: { tags, summary: 'Add a webhook', body: webhookBody, response: { 200: webhookSecret } },
    },
    async (request) => {
      const { site } = accountOf(request);
      await requireReachable(context, request.body);
      if ((await listWebhooks(db, site)).length >= mostWebhooks) throw failure(409, 'too-many-webhooks');
      const id = context.newId();
      const secret = context.randomBytes(secretBytes);
      await insertWebhook(db, {
        ...{ site_id: site.id, id, ...request.body, created_at: context.now() },
        secret: sealSecret(site, id, secret, context.randomBytes),
        // From now on: nobody is told what happened before they were there.
        cursor: await feedEnd(db, site),
      });
      return { id, secret: secretText(secret) };
    },
  );

  app.put(
    `${path}/:id`,
    {
      config,
      schema: {
        tags,
        summary: 'Change a webhook',
        params: webhookParams,
        body: webhookBody,
        response: plain,
      },
    },
    async (request) => {
      await requireReachable(context, request.body);
      const { site } = accountOf(request);
      if (!(await updateWebhook(db, site, request.params.id, request.body))) throw notFound();
      return { state: 'done' as const };
    },
  );

  app.put(
    `${path}/:id/state`,
    {
      config,
      schema: {
        tags,
        summary: 'Pause it, or go on',
        params: webhookParams,
        body: webhookState,
        response: plain,
      },
    },
    async (request) => {
      const change = { paused_at: request.body.paused ? context.now() : null, failing_since: null };
      if (!(await updateWebhook(db, accountOf(request).site, request.params.id, change))) throw notFound();
      return { state: 'done' as const };
    },
  );

  app.post(
    `${path}/:id/secret`,
    {
      config,
      schema: { tags, summary: 'Another secret', params: webhookParams, response: { 200: webhookSecret } },
    },
    async (request) => {
      const { site } = accountOf(request);
      const { id } = request.params;
      const secret = context.randomBytes(secretBytes);
      const sealed = sealSecret(site, id, secret, context.randomBytes);
      if (!(await updateWebhook(db, site, id, { secret: sealed }))) throw notFound();
      return { id, secret: secretText(secret) };
    },
  );

  app.delete(
    `${path}/:id`,
    { config, schema: { tags, summary: 'Remove a webhook', params: webhookParams, response: plain } },
    async (request) => {
      if (!(await deleteWebhook(db, accountOf(request).site, request.params.id))) throw notFound();
      return { state: 'done' as const };
    },
  );

  app.get(
    `${path}/:id/calls`,
    {
      config,
      schema: { tags, summary: 'The last calls', params: webhookParams, response: { 200: callList } },
    },
    async (request) => {
      const { site } = accountOf(request);
      if (!(await findWebhook(db, site.id, request.params.id))) throw notFound();
      const rows = await listCalls(db, site, request.params.id, shownCalls);
      return { items: rows.map(toView) };
    },
  );

  app.post(
    `${path}/:id/calls`,
    {
      config,
      schema: {
        tags,
        summary: 'Send a test call',
        params: webhookParams,
        response: { 200: z.object({ id: z.string() }) },
      },
    },
    async (request) => {
      const { site } = accountOf(request);
      const webhook = await findWebhook(db, site.id, request.params.id);
      if (!webhook) throw notFound();
      const now = context.now();
      const id = `test-${context.newId()}`;
      const body: WebhookCall = {
        type: 'webhook.test',
        timestamp: new Date(now).toISOString(),
        data: { site: site.id, subject: `webhook:${webhook.id}` },
      };
      const type = 'webhook.test';
      const call = { id, type, body: JSON.stringify(body), next_at: now, created_at: now };
      await insertCalls(db, [{ site_id: site.id, webhook_id: webhook.id, ...call }]);
      context.bus.changed(site.id, ['webhook']);
      return { id };
    },
  );

  app.post(
    `${path}/:id/calls/:call/again`,
    {
      config,
      schema: { tags, summary: 'Make a call once more', params: callParams, response: plain },
    },
    async (request) => {
      const { site } = accountOf(request);
      const { id, call } = request.params;
      const key = { site_id: site.id, webhook_id: id, id: call };
      const again = { state: 'waiting', attempts: 0, next_at: context.now(), settled_at: null };
      if (!(await updateCall(db, key, again))) throw notFound();
      context.bus.changed(site.id, ['webhook']);
      return { state: 'done' as const };
    },
  );
};

/** Told at once, and looked at again before every call: a name may come to mean another address. */
async function requireReachable({ config }: ServerContext, { url }: WebhookBody): Promise<void> {
  const target = await findTarget(url, config.webhooks.allow);
  if (!target.ok) throw failure(400, 'invalid', { fields: ['url'], details: { url: target.error } });
}

function toView(row: CallRow): CallView {
  const { id, type, state, attempts, created_at, next_at, settled_at, last_status, last_fault } = row;
  const isWaiting = state === 'waiting';
  return {
    ...{ id, type, state: isWaiting ? 'waiting' : 'delivered', attempts, createdAt: created_at },
    ...(isWaiting && { nextAt: next_at }),
    ...(settled_at !== null && { settledAt: settled_at }),
    ...(last_status !== null && { status: last_status }),
    ...(last_fault !== null && { fault: last_fault }),
  };
}
