import { sha256 } from '../../crypto/sha256.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { isOpen } from '../../domain/reservation/review.ts';
import type { ReservationState } from '../../domain/reservation/vocabulary.ts';
import type { ServerContext } from '../context.ts';
import { failure, notFound } from '../http/failure.ts';
import type { Download } from '../http/downloads.ts';
import type { Upload } from '../http/uploads.ts';
import {
  deleteAttachment,
  insertAttachment,
  listAttachments,
  openAttachment,
} from '../repositories/attachments.ts';
import { factsOf } from '../repositories/facts-of.ts';
import { commit, type LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { findReservation } from '../repositories/reservations.ts';
import type { Site } from '../site/site.ts';
import { documentsShown } from './own-view.ts';

/** Keeps a supporting document under the reservation's own key; the journal has its digest, so it cannot be exchanged. */
export async function attach(context: ServerContext, site: Site, id: string, upload: Upload): Promise<void> {
  const { policy } = await context.sites.settings(site);
  const { max, maxBytes } = policy.reservation.documents;
  const { kind, fileName, content } = upload;
  if (content.length > maxBytes) throw failure(413, 'too-large', { details: { bytes: maxBytes } });
  const document = context.newId();
  await commit(context, site, 'visitor', async (ledger) => {
    await refuseClosed(context, site, ledger, id);
    const known = await listAttachments(ledger.db, site, [id]);
    if (known.length >= max) throw failure(409, 'too-many-documents', { details: { max } });
    const at = ledger.append(
      'document.attached',
      subjectOf('reservation', id),
      { document, kind, bytes: content.length, sha256: sha256(content) },
      { fileName },
    );
    const attachment = { id: document, reservationId: id, kind, content, at };
    await insertAttachment(ledger.db, site, attachment, context.randomBytes);
  });
}

/** Takes a document away again, as long as nobody has decided. */
export async function detach(
  context: ServerContext,
  site: Site,
  id: string,
  document: string,
): Promise<void> {
  await commit(context, site, 'visitor', async (ledger) => {
    await refuseClosed(context, site, ledger, id);
    if (!(await deleteAttachment(ledger.db, site, id, document))) throw notFound();
    ledger.append('document.removed', subjectOf('reservation', id), { document });
  });
}

async function refuseClosed(
  context: ServerContext,
  site: Site,
  { db }: LedgerTransaction,
  id: string,
): Promise<void> {
  const row = await findReservation(db, site, id, true);
  if (!row || row.erased) throw notFound();
  if (!isOpen(row.state as ReservationState) || (row.until_at ?? 0) <= context.now())
    throw failure(409, 'not-open');
}

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** A document to be saved, under the name its owner gave it. The asker's right to it was checked before. */
export async function download(
  context: ServerContext,
  site: Site,
  id: string,
  document: string,
): Promise<Download> {
  const { db } = context;
  const found = await openAttachment(db, site, id, document);
  const type = found && mediaTypes[found.kind];
  if (!found || !type) throw notFound();
  const facts = await factsOf(db, site, subjectOf('reservation', id));
  const shown = documentsShown(facts, await listAttachments(db, site, [id]));
  const fileName = shown.find((each) => each.id === document)?.fileName || `${document}.${found.kind}`;
  return { fileName, type, content: found.content };
}
