import { subjectOf } from '../../domain/ledger/event.ts';
import type { Category } from '../../domain/policy/vocabulary.ts';
import { reservationOf } from '../../domain/reservation/request.ts';
import { answerBy } from '../../domain/reservation/review.ts';
import type { ReservationId } from '../../domain/kernel/brand.ts';
import type { ServerContext } from '../context.ts';
import { revokePasses } from '../pass/issue.ts';
import { readDirectory } from '../repositories/directory.ts';
import type { LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { readRequests, type ReservationRow } from '../repositories/reservations.ts';
import type { Site } from '../site/site.ts';
import { askHost } from './request.ts';

/**
 * Puts right what a request says of the person. A phone or a company changes nothing about who comes, so what was agreed stays agreed; another
 * name is another person as far as anybody can tell, and is reviewed anew.
 */
export async function correctReservation(
  context: ServerContext,
  site: Site,
  ledger: LedgerTransaction,
  row: ReservationRow,
  right: { readonly name?: string; readonly phone?: string; readonly company?: string },
): Promise<void> {
  const [before] = await readRequests(ledger.db, site, [row]);
  if (!before) return;
  const { policy } = await context.sites.settings(site, ledger.db);
  const directory = await readDirectory(ledger.db, site);
  const subject = subjectOf('reservation', row.id);
  const request = { ...before, visitor: { ...before.visitor, ...right } };
  const host = directory.hosts.get(request.hostId);
  const { from, until } = request;
  const { companions } = row;
  ledger.append(
    'reservation.changed',
    subject,
    { from, until, companions, answerBy: answerBy(policy, request, context.now()) },
    request,
  );
  const isNewName = right.name !== undefined && right.name !== before.visitor.name;
  if (row.state === 'approved' && host && !isNewName) {
    const category = (row.category ?? 'short-term') as Category;
    ledger.append(
      'reservation.recorded',
      subject,
      { category, from, until, companions },
      reservationOf(row.id as ReservationId, request, { category, companions, host }),
    );
    return;
  }
  if (row.state === 'approved') await revokePasses(site, ledger, subject, 'changed');
  if (host && row.state !== 'used')
    await askHost(context, site, ledger, directory, {
      ...{ id: row.id, request, host, answered: row.message_stamp ?? '' },
    });
}
