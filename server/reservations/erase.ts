import { subjectOf, type Subject } from '../../domain/ledger/event.ts';
import { isOpen } from '../../domain/reservation/review.ts';
import type { ReservationState } from '../../domain/reservation/vocabulary.ts';
import type { LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { deleteAttachmentsOf } from '../repositories/attachments.ts';
import { deleteMessagesOf } from '../repositories/messages.ts';
import { findPassesOf } from '../repositories/passes.ts';
import type { ReservationRow } from '../repositories/reservations.ts';
import type { Site } from '../site/site.ts';
import { appendCancellation } from './cancel.ts';

/**
 * Erases the person from a reservation: what was still to come is cancelled, passes end, documents and messages are deleted, and the key is
 * destroyed. What is left is a count.
 */
export async function eraseReservation(
  site: Site,
  ledger: LedgerTransaction,
  row: ReservationRow,
  reason: string,
): Promise<void> {
  const subject = subjectOf('reservation', row.id);
  const passes = await findPassesOf(ledger.db, site, subject);
  if (row.state === 'approved' || isOpen(row.state as ReservationState))
    await appendCancellation(site, ledger, row, 'visitor');
  await forget(site, ledger, subject, reason);
  for (const { id } of passes) ledger.erase(subjectOf('pass', id), reason);
  await deleteAttachmentsOf(ledger.db, site, row.id);
}

/** Erases a subject and what was to be said about it. */
export async function forget(
  site: Site,
  ledger: LedgerTransaction,
  subject: Subject,
  reason: string,
): Promise<void> {
  ledger.erase(subject, reason);
  await deleteMessagesOf(ledger.db, site, subject);
}
