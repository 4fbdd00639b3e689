import { after, minutes, type Instant } from '../../domain/kernel/time.ts';
import { err, type Result } from '../../domain/kernel/result.ts';
import {
  isUrgent,
  planDelivery,
  template,
  urgentDelivery,
  usualDelivery,
  type ChannelName,
  type DeliveryFault,
  type DeliveryPolicy,
  type FailedAttempt,
  type Message,
  type Receipt,
  type TemplateKey,
} from '../channels/index.ts';
import type { ServerContext } from '../context.ts';
import type { Db } from '../database/connect.ts';
import { reach, type Reached } from '../notifications/reach.ts';
import {
  claimMessages,
  insertDelivery,
  listDeliveries,
  openContent,
  postponeMessage,
  settleMessage,
  type MessageContent,
  type MessageRow,
} from '../repositories/messages.ts';
import { deleteSubscription } from '../repositories/push-subscriptions.ts';
import type { Site } from '../site/site.ts';

/** Longer than the slowest hand-over: until then no other copy of the server takes the message. */
const leaseMs = minutes(3);
const batch = 20;
/** More tries than any plan makes: whatever kills its sender again and again is given up. */
const mostAttempts = 100;
/** A message that can wait wakes nobody. */
const quietHours = { from: '22:00', until: '07:00' } as const;

/**
 * Delivers what is due: at least once, on one channel after the other, with every try in the log. Safe with several copies of the server and
 * after a sudden end: a message belongs to whoever claimed it until the lease is over.
 *
 * @returns whether more may be due
 */
export async function runOutbox(context: ServerContext): Promise<boolean> {
  const { db, sites } = context;
  const now = context.now();
  const ids = sites.all.map(({ id }) => id);
  const rows = await claimMessages(db, ids, now, after(now, leaseMs), batch);
  // One slow channel must not hold up the others.
  await Promise.all(rows.map((row) => deliver(context, row)));
  return rows.length === batch;
}

async function deliver(context: ServerContext, row: MessageRow): Promise<void> {
  const { db } = context;
  const site = context.sites.byId(row.site_id);
  const content = site && openContent(site, row);
  if (!site || !content || row.attempts > mostAttempts) return giveUp(context, row, 'not-deliverable');

  const reached = await reach(context, db, site, content.to);
  const failed = await failuresOf(db, site, row.id);
  const key = row.key as TemplateKey;
  const plan = (attempts: readonly FailedAttempt[]) =>
    planDelivery(
      {
        channels: reached.channels,
        failed: attempts,
        queuedAt: row.created_at as Instant,
        urgent: isUrgent(key),
      },
      policyFor(site, key),
      context.now(),
      jitter(context),
    );

  const channel = content.next && reached.channels.includes(content.next) ? content.next : undefined;
  const first = channel ? { kind: 'attempt' as const, channel, at: context.now() } : plan(failed);
  if (first.kind === 'give-up') return giveUp(context, row, first.reason);
  if (first.at > context.now())
    return postponeMessage(db, site, row, { ...content, next: first.channel }, first.at, context.randomBytes);

  const sent = await send(context, site, reached, first.channel, messageOf(row, key, content, reached));
  const at = context.now();
  const outcome = sent.ok ? 'delivered' : sent.error.kind;
  const reference = sent.ok ? sent.value.reference : sent.error.code;
  await db.transaction().execute(async (tx) => {
    await insertDelivery(tx, row, {
      ...{ channel: first.channel, at, outcome },
      ...(reference !== undefined && { reference }),
    });
    if (sent.ok) return settleMessage(tx, row, 'delivered', at);
    const next = plan([...failed, { channel: first.channel, fault: sent.error }]);
    if (next.kind === 'give-up') return settleMessage(tx, row, 'failed', at);
    return postponeMessage(tx, site, row, { ...content, next: next.channel }, next.at, context.randomBytes);
  });
  if (sent.ok) context.log.write('message.settled', { key, state: 'delivered', channel: first.channel });
}

/** Nobody can be told: the log says so, and staff see it beside the reservation. */
async function giveUp(context: ServerContext, row: MessageRow, reason: string): Promise<void> {
  const at = context.now();
  await context.db.transaction().execute(async (tx) => {
    await insertDelivery(tx, row, { channel: 'none', at, outcome: reason });
    await settleMessage(tx, row, 'failed', at);
  });
  context.log.write('message.settled', { key: row.key, state: 'failed', channel: 'none' });
}

function messageOf(
  row: MessageRow,
  key: TemplateKey,
  content: MessageContent,
  { language }: Reached,
): Message {
  const values = content.values as Parameters<typeof template>[2];
  const message = template(key, content.language ?? language ?? 'zh-CN', values);
  // 32 signs at most; a UUID without its hyphens has as many.
  return { ...message, id: row.id.replaceAll('-', '') };
}

async function send(
  context: ServerContext,
  site: Site,
  { recipient, subscriptions, staffId }: Reached,
  name: ChannelName,
  message: Message,
): Promise<Result<Receipt, DeliveryFault>> {
  const channel = context.channels.get(name);
  if (!channel) return err({ kind: 'misconfigured', code: 'channel-gone' });
  // Every channel keeps a time limit of its own.
  const never = new AbortController().signal;
  if (name !== 'web-push') return channel.send(message, recipient, never);
  let best: Result<Receipt, DeliveryFault> = err({ kind: 'refused', code: 'no-subscription' });
  for (const subscription of subscriptions) {
    const sent = await channel.send(message, { subscription }, never);
    if (!sent.ok && sent.error.code === 'gone' && staffId !== undefined)
      await deleteSubscription(context.db, site, staffId, subscription.endpoint);
    if (sent.ok || !best.ok) best = sent.ok ? sent : worthMore(best, sent);
  }
  return best;
}

/** A fault that another try may mend counts more than one that is final. */
function worthMore(
  a: Result<Receipt, DeliveryFault>,
  b: Result<Receipt, DeliveryFault>,
): Result<Receipt, DeliveryFault> {
  return !a.ok && a.error.kind === 'refused' ? b : a;
}

async function failuresOf(db: Db, site: Site, messageId: string): Promise<readonly FailedAttempt[]> {
  const tries = await listDeliveries(db, site, [messageId]);
  return tries.map(({ channel, outcome }) => ({
    channel: channel as ChannelName,
    fault: { kind: outcome as DeliveryFault['kind'] },
  }));
}

function policyFor({ timeZone }: Site, key: TemplateKey): DeliveryPolicy {
  return isUrgent(key) ? urgentDelivery : { ...usualDelivery, quiet: { ...quietHours, timeZone } };
}

const jitter = ({ randomBytes }: ServerContext): number => (randomBytes(1)[0] ?? 0) / 256;
