import { open, seal } from '../../crypto/envelope.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';
import { findKeys } from './ledger/subject-keys.ts';

export interface AttachmentRecord {
  readonly id: string;
  readonly kind: string;
  readonly bytes: number;
  readonly createdAt: number;
}

/** A supporting document. It lies beside the journal, under the reservation's own key, so that erasing the person erases it. */
export interface NewAttachment {
  readonly id: string;
  readonly reservationId: string;
  readonly kind: string;
  readonly content: Uint8Array;
  readonly at: Instant;
}

const contextOf = (reservationId: string, id: string): string => `attachment ${reservationId} ${id}`;

/** @throws when the reservation has no key (any more) */
export async function insertAttachment(
  db: Db,
  site: Site,
  { id, reservationId, kind, content, at }: NewAttachment,
  randomBytes: RandomBytes,
): Promise<void> {
  const subject = subjectOf('reservation', reservationId);
  const key = (await findKeys(db, site, [subject])).current(subject);
  if (!key) throw new Error('the subject was erased');
  await db
    .insertInto('attachment')
    .values({
      ...{ site_id: site.id, id, reservation_id: reservationId, kind, bytes: content.length },
      sealed: seal(key.key, contextOf(reservationId, id), content, randomBytes),
      created_at: at,
    })
    .execute();
}

export async function listAttachments(
  db: Db,
  site: Site,
  reservationIds: readonly string[],
): Promise<readonly (AttachmentRecord & { readonly reservationId: string })[]> {
  if (reservationIds.length === 0) return [];
  const rows = await db
    .selectFrom('attachment')
    .select(['id', 'reservation_id', 'kind', 'bytes', 'created_at'])
    .where('site_id', '=', site.id)
    .where('reservation_id', 'in', [...reservationIds])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, reservation_id, kind, bytes, created_at }) => ({
    ...{ id, kind, bytes, reservationId: reservation_id, createdAt: created_at },
  }));
}

/** The document itself; `undefined` when there is none, or nothing opens it any more. */
export async function openAttachment(
  db: Db,
  site: Site,
  reservationId: string,
  id: string,
): Promise<{ readonly kind: string; readonly content: Uint8Array } | undefined> {
  const row = await db
    .selectFrom('attachment')
    .select(['kind', 'sealed'])
    .where('site_id', '=', site.id)
    .where('reservation_id', '=', reservationId)
    .where('id', '=', id)
    .executeTakeFirst();
  const subject = subjectOf('reservation', reservationId);
  if (!row) return undefined;
  // Two nodes may have made a key each before they met.
  for (const { key } of (await findKeys(db, site, [subject])).of(subject)) {
    const content = open(key, contextOf(reservationId, id), row.sealed);
    if (content) return { kind: row.kind, content };
  }
  return undefined;
}

/** Whether there was one. */
export async function deleteAttachment(
  db: Db,
  site: Site,
  reservationId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('attachment')
    .where('site_id', '=', site.id)
    .where('reservation_id', '=', reservationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteAttachmentsOf(db: Db, site: Site, reservationId: string): Promise<void> {
  await db
    .deleteFrom('attachment')
    .where('site_id', '=', site.id)
    .where('reservation_id', '=', reservationId)
    .execute();
}
