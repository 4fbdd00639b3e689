import { sql, type Selectable } from 'kysely';
import { open, seal } from '../../crypto/envelope.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Language } from '../../domain/policy/vocabulary.ts';
import type { ChannelName, TemplateKey } from '../channels/index.ts';
import type { Db } from '../database/connect.ts';
import type { DeliveryTable, MessageTable } from '../database/tables.ts';
import type { Site } from '../site/site.ts';

/** Whom a message is for. How they are reached is looked up when it is sent, so no address lies in the outbox. */
export type Addressee =
  /** Whoever a reservation is for. */
  | { readonly kind: 'visitor'; readonly reservationId: string }
  | { readonly kind: 'host'; readonly hostId: string }
  | { readonly kind: 'staff'; readonly staffId: string }
  /** A group chat of the configuration, such as `guards`. */
  | { readonly kind: 'room'; readonly room: string };

/** What is sealed of a waiting message. */
export interface MessageContent {
  readonly to: Addressee;
  /** The addressee's own, where known; then that. */
  readonly language?: Language;
  /** As `template` takes them. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The channel of the next try, once one failed. */
  readonly next?: ChannelName;
}

export interface NewMessage {
  readonly key: TemplateKey;
  /** What it is about, such as `reservation:<id>`. */
  readonly subject: string;
  readonly content: MessageContent;
  /** A second message under the same name is not taken: what is said once must not be said twice. */
  readonly dedupe?: string;
  readonly notBefore?: Instant;
}

export type MessageRow = Selectable<MessageTable>;

const contextOf = (id: string): string => `message ${id}`;

function sealContent(site: Site, id: string, content: MessageContent, randomBytes: RandomBytes): Uint8Array {
  return seal(site.closet, contextOf(id), Buffer.from(JSON.stringify(content)), randomBytes);
}

/** `undefined` when it was settled meanwhile. */
export function openContent(site: Site, row: MessageRow): MessageContent | undefined {
  const plain = row.sealed && open(site.closet, contextOf(row.id), row.sealed);
  return plain ? (JSON.parse(Buffer.from(plain).toString('utf8')) as MessageContent) : undefined;
}

/** Puts a message into the outbox; inside the transaction of the fact it tells, so that neither is there without the other. */
export async function insertMessage(
  db: Db,
  site: Site,
  message: NewMessage,
  deps: { readonly newId: () => string; readonly randomBytes: RandomBytes; readonly now: () => Instant },
): Promise<void> {
  const id = deps.newId();
  const now = deps.now();
  await db
    .insertInto('message')
    .values({
      ...{ site_id: site.id, id, key: message.key, subject: message.subject, state: 'waiting' },
      sealed: sealContent(site, id, message.content, deps.randomBytes),
      dedupe: message.dedupe ?? null,
      ...{ next_at: message.notBefore ?? now, created_at: now, settled_at: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Takes due messages for this copy of the server until `leaseUntil`: whoever dies with one leaves it to the others. Copies that ask
 * at the same time get different ones.
 */
export async function claimMessages(
  db: Db,
  siteIds: readonly string[],
  now: Instant,
  leaseUntil: Instant,
  limit: number,
): Promise<readonly MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    UPDATE message SET next_at = ${leaseUntil}, attempts = attempts + 1
    WHERE (site_id, id) IN (
      SELECT site_id, id FROM message
      WHERE state = 'waiting' AND next_at <= ${now} AND site_id = ANY(${[...siteIds]})
      ORDER BY next_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING *`.execute(db);
  return rows;
}

export async function listDeliveries(
  db: Db,
  site: Site,
  messageIds: readonly string[],
): Promise<readonly Selectable<DeliveryTable>[]> {
  if (messageIds.length === 0) return [];
  return db
    .selectFrom('delivery')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('message_id', 'in', [...messageIds])
    .orderBy('attempt')
    .execute();
}

/** One try, for the log of deliveries. `outcome` is `delivered` or a kind of fault; `reference` the provider's own word. */
export async function insertDelivery(
  db: Db,
  { site_id, id, attempts }: MessageRow,
  tried: {
    readonly channel: string;
    readonly at: Instant;
    readonly outcome: string;
    readonly reference?: string;
  },
): Promise<void> {
  await db
    .insertInto('delivery')
    .values({
      ...{ site_id, message_id: id, attempt: attempts, channel: tried.channel, at: tried.at },
      ...{ outcome: tried.outcome, reference: tried.reference ?? null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Nothing more is to be said; the content is gone. Only by whoever holds the claim: another copy may have taken over. */
export async function settleMessage(
  db: Db,
  { site_id, id, attempts }: MessageRow,
  state: 'delivered' | 'failed',
  now: Instant,
): Promise<void> {
  await db
    .updateTable('message')
    .set({ state, sealed: null, settled_at: now })
    .where('site_id', '=', site_id)
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .execute();
}

/** Tries again at `at`. */
export async function postponeMessage(
  db: Db,
  site: Site,
  { id, attempts }: MessageRow,
  content: MessageContent,
  at: Instant,
  randomBytes: RandomBytes,
): Promise<void> {
  await db
    .updateTable('message')
    .set({ next_at: at, sealed: sealContent(site, id, content, randomBytes) })
    .where('site_id', '=', site.id)
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', '=', 'waiting')
    .execute();
}

/** What was said about a subject, the latest last. */
export function listMessagesOf(db: Db, site: Site, subject: string): Promise<readonly MessageRow[]> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('subject', '=', subject)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** A page of the log, the latest first; ids are ordered by time. */
export function listMessages(
  db: Db,
  site: Site,
  asked: {
    readonly state?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<readonly MessageRow[]> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('site_id', '=', site.id)
    .$if(asked.state !== undefined, (q) => q.where('state', '=', asked.state ?? ''))
    .$if(asked.cursor !== undefined, (q) => q.where('id', '<', asked.cursor ?? ''))
    .orderBy('id', 'desc')
    .limit(asked.limit)
    .execute();
}

/** Whatever was to be said about an erased subject is said to nobody. */
export async function deleteMessagesOf(db: Db, site: Site, subject: string): Promise<void> {
  const ids = db
    .selectFrom('message')
    .select('id')
    .where('site_id', '=', site.id)
    .where('subject', '=', subject);
  await db.deleteFrom('delivery').where('site_id', '=', site.id).where('message_id', 'in', ids).execute();
  await db.deleteFrom('message').where('site_id', '=', site.id).where('subject', '=', subject).execute();
}
