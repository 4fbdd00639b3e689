import { messageStates } from '../contract/notifications.ts';
import type { MessageLog } from '../contract/notifications.ts';
import type { Db } from '../database/connect.ts';
import { listDeliveries, listMessagesOf, type MessageRow } from '../repositories/messages.ts';
import type { Site } from '../site/site.ts';

type Attempt = MessageLog['items'][number]['attempts'][number];

/** What was said about a subject and how it went. */
export async function messagesShown(db: Db, site: Site, subject: string) {
  const rows = await listMessagesOf(db, site, subject);
  const attempts = await attemptsOf(db, site, rows);
  return rows.map(({ id, key, state, created_at }) => ({
    ...{ key, state: stateShown(state), at: created_at },
    attempts: attempts.get(id) ?? [],
  }));
}

/** The log of deliveries of these messages, in the order they were tried. */
export async function attemptsOf(
  db: Db,
  site: Site,
  rows: readonly MessageRow[],
): Promise<ReadonlyMap<string, Attempt[]>> {
  const tries = await listDeliveries(
    db,
    site,
    rows.map(({ id }) => id),
  );
  const byMessage = new Map<string, Attempt[]>();
  for (const { message_id, channel, at, outcome, reference } of tries) {
    const own = byMessage.get(message_id) ?? [];
    own.push({ channel, at, outcome, ...(reference !== null && { reference }) });
    byMessage.set(message_id, own);
  }
  return byMessage;
}

export function stateShown(state: string): (typeof messageStates)[number] {
  return messageStates.find((known) => known === state) ?? 'failed';
}
