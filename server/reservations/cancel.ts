import { subjectOf } from '../../domain/ledger/event.ts';
import type { ReservationRequest } from '../../domain/reservation/request.ts';
import { isOpen, review, type Reviewer } from '../../domain/reservation/review.ts';
import type { ReservationState } from '../../domain/reservation/vocabulary.ts';
import { actorOf, type Account } from '../access/who.ts';
import type { ServerContext } from '../context.ts';
import { notFound } from '../http/failure.ts';
import { reservationLink } from '../notifications/links.ts';
import { decidersFor, tell } from '../notifications/tell.ts';
import { revokePasses } from '../pass/issue.ts';
import { readDirectory, type Directory } from '../repositories/directory.ts';
import { commit, type LedgerTransaction } from '../repositories/ledger/ledger.ts';
import {
  findGroup,
  findReservation,
  readRequests,
  type ReservationRow,
} from '../repositories/reservations.ts';
import type { Site } from '../site/site.ts';
import { reviewValues } from './approve.ts';
import { allowed } from './refuse.ts';
import { isInScope, reviewerOf, rulesFor, scopeOf } from './reviewer.ts';

/** The visitor will not come; whoever leads a group may say so for all of it. */
export async function cancelByVisitor(
  context: ServerContext,
  site: Site,
  id: string,
  wholeGroup: boolean,
): Promise<void> {
  await commit(context, site, 'visitor', async (ledger) => {
    const row = await findReservation(ledger.db, site, id, true);
    if (!row || row.erased) throw notFound();
    const members =
      wholeGroup && row.group_id === id
        ? (await findGroup(ledger.db, site, id, true)).filter(
            (member) => member.id !== id && canStillEnd(member.state),
          )
        : [];
    for (const each of [row, ...members]) await cancelOne(context, site, ledger, each, 'visitor');
  });
}

/** The host, or whoever sees to all reservations, calls it off. */
export async function cancelByStaff(context: ServerContext, account: Account, id: string): Promise<void> {
  const { site } = account;
  await commit(context, site, actorOf(account), async (ledger) => {
    const directory = await readDirectory(ledger.db, site);
    const row = await findReservation(ledger.db, site, id, true);
    if (!row || row.erased || !isInScope(scopeOf(context, account, directory), row)) throw notFound();
    await cancelOne(context, site, ledger, row, reviewerOf(context, account, directory, row.host_id));
  });
}

const canStillEnd = (state: string): boolean => state === 'approved' || isOpen(state as ReservationState);

async function cancelOne(
  context: ServerContext,
  site: Site,
  ledger: LedgerTransaction,
  row: ReservationRow,
  by: 'visitor' | Reviewer,
): Promise<void> {
  const settings = await context.sites.settings(site, ledger.db);
  allowed(review(row.state as ReservationState, { type: 'cancel', by }, rulesFor(settings, row)));
  const [request] = await readRequests(ledger.db, site, [row]);
  const directory = await readDirectory(ledger.db, site);
  await appendCancellation(site, ledger, row, by === 'visitor' ? 'visitor' : by.isHost ? 'host' : 'staff');
  if (request)
    await tellOthers(context, site, ledger, directory, { row, request, byVisitor: by === 'visitor' });
}

/** The fact and the end of the passes, told to nobody. */
export async function appendCancellation(
  site: Site,
  ledger: LedgerTransaction,
  row: ReservationRow,
  by: 'visitor' | 'host' | 'staff',
): Promise<void> {
  const subject = subjectOf('reservation', row.id);
  ledger.append('reservation.cancelled', subject, { by });
  await revokePasses(site, ledger, subject, 'cancelled');
}

async function tellOthers(
  context: ServerContext,
  site: Site,
  ledger: LedgerTransaction,
  directory: Directory,
  ended: { readonly row: ReservationRow; readonly request: ReservationRequest; readonly byVisitor: boolean },
): Promise<void> {
  const { row, request, byVisitor } = ended;
  const subject = subjectOf('reservation', row.id);
  const host = directory.hosts.get(request.hostId);
  // Nobody has heard of an invitation that was called off before it was filled in, except whoever was invited.
  if (!host || (byVisitor && row.state === 'invited')) return;
  if (byVisitor) {
    for (const to of decidersFor(directory, site, host.id, context.now))
      await tell(context, site, ledger.db, 'cancelled', {
        to,
        subject,
        values: reviewValues(context, site, row.id, request, host),
      });
    return;
  }
  const { visitor, from, until, language } = request;
  await tell(context, site, ledger.db, 'cancelled', {
    to: { kind: 'visitor', reservationId: row.id },
    subject,
    values: {
      visitor: visitor.name,
      department: host.department[language],
      window: { from, until, timeZone: site.timeZone },
      link: reservationLink(context, site, row.id, until).url,
    },
  });
}
