import { after, hours, instant, minutes, seconds, type Instant } from '../../domain/kernel/time.ts';
import type { FactType } from '../../domain/ledger/catalogue.ts';
import type { LedgerEvent } from '../../domain/ledger/event.ts';
import type { WebhookCall } from '../contract/webhooks.ts';
import { countsFromKiosk } from '../../domain/sync/authority.ts';
import type { ServerContext } from '../context.ts';
import { readFeed } from '../repositories/ledger/feed.ts';
import {
  claimCalls,
  findWebhook,
  forgetCalls,
  insertCalls,
  lockNextWebhook,
  openSecret,
  updateCall,
  updateWebhook,
  type CallRow,
  type WebhookRow,
} from '../repositories/webhooks.ts';
import type { Site } from '../site/site.ts';
import { sendCall, type Outcome } from '../webhooks/send.ts';
import { findTarget } from '../webhooks/target.ts';

const pageSize = 200;
const batch = 20;
/** Longer than the longest call, so that nobody calls a second time meanwhile. */
const leaseMs = minutes(1);
/** Between two tries, up to a quarter longer by chance; the last one again and again. */
const pausesMs = [
  seconds(10),
  seconds(30),
  minutes(2),
  minutes(10),
  minutes(30),
  hours(1),
  hours(3),
  hours(6),
];
/** A receiver that has not answered for so long is asked no more until a person says so. */
const giveUpMs = hours(72);
/** How long the log of calls goes back. Older events are not told again after a restore either. */
const keepMs = hours(30 * 24);

/**
 * Reads what happened since the last time, and calls those who want to know: at least once, each call with an id of its own. Safe with
 * several copies of the server and after a sudden end.
 */
export async function runWebhooks(context: ServerContext): Promise<boolean> {
  const { db, sites } = context;
  const now = context.now();
  let more = false;
  for (const site of sites.all) more = (await gather(context, site)) || more;
  const ids = sites.all.map(({ id }) => id);
  const calls = await claimCalls(db, ids, now, after(now, leaseMs), batch);
  // A slow receiver must not hold up the others.
  await Promise.all(calls.map((call) => deliver(context, call)));
  await forgetCalls(db, instant(now - keepMs));
  return more || calls.length === batch;
}

/** Puts the calls of new events in the queue, together with how far the feed was read. */
async function gather(context: ServerContext, site: Site): Promise<boolean> {
  let id = '';
  let more = false;
  for (;;) {
    const read = await context.db.transaction().execute(async (tx) => {
      const webhook = await lockNextWebhook(tx, site.id, id);
      if (!webhook) return undefined;
      const page = await readFeed(tx, site, webhook.cursor, { types: webhook.events, limit: pageSize });
      const oldest = Math.max(webhook.created_at, context.now() - keepMs);
      const counting = page.events.filter(
        ({ node, type, subject }) => node === site.node || countsFromKiosk(node, type as FactType, subject),
      );
      const calls = counting.map((event) => toCall(context, webhook, event));
      await insertCalls(
        tx,
        calls.filter(({ at }) => at >= oldest).map(({ at: _at, ...call }) => call),
      );
      await updateWebhook(tx, site, webhook.id, { cursor: page.cursor });
      return { id: webhook.id, more: page.more };
    });
    if (!read) return more;
    more ||= read.more;
    ({ id } = read);
  }
}

function toCall(context: ServerContext, { site_id, id }: WebhookRow, event: LedgerEvent) {
  const { time } = JSON.parse(event.data) as { readonly time: number };
  const now = context.now();
  const body: WebhookCall = {
    type: event.type,
    timestamp: new Date(time).toISOString(),
    data: { site: site_id, subject: event.subject },
  };
  return {
    ...{ site_id, webhook_id: id, id: `${event.node}-${event.seq}`, type: event.type, at: time },
    ...{ body: JSON.stringify(body), next_at: now, created_at: now },
  };
}

async function deliver(context: ServerContext, call: CallRow): Promise<void> {
  const { db, config } = context;
  const site = context.sites.byId(call.site_id);
  const webhook = await findWebhook(db, call.site_id, call.webhook_id);
  const secret = site && webhook && openSecret(site, webhook);
  if (!site || !webhook || !secret) return;
  const target = await findTarget(webhook.url, config.webhooks.allow);
  const outcome: Outcome | { readonly fault: string } = target.ok
    ? await sendCall(target.value, call, secret, context.now())
    : { fault: target.error };
  const now = context.now();
  const isDelivered = 'status' in outcome && outcome.status >= 200 && outcome.status < 300;
  const told = {
    last_status: 'status' in outcome ? outcome.status : null,
    last_fault: 'fault' in outcome ? outcome.fault : null,
  };
  if (isDelivered) {
    await updateCall(db, call, { ...told, state: 'delivered', settled_at: now });
    if (webhook.failing_since !== null) await updateWebhook(db, site, webhook.id, { failing_since: null });
    return;
  }
  await updateCall(db, call, { ...told, next_at: nextTry(context, call.attempts, now) });
  const failingSince = webhook.failing_since ?? now;
  // 410 says that nobody is there for good (RFC 9110, 15.5.11).
  const isOver = ('status' in outcome && outcome.status === 410) || now - failingSince >= giveUpMs;
  await updateWebhook(db, site, webhook.id, {
    failing_since: failingSince,
    ...(isOver && { paused_at: now }),
  });
  if (!isOver) return;
  context.log.write('webhook.paused', { webhook: webhook.id });
  context.bus.changed(site.id, ['webhook']);
}

function nextTry(context: ServerContext, attempts: number, now: Instant): Instant {
  const pause = pausesMs[Math.min(attempts, pausesMs.length) - 1] ?? seconds(10);
  const chance = (context.randomBytes(1)[0] ?? 0) / 1_024;
  return after(now, Math.round(pause * (1 + chance)));
}
