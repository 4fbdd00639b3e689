import type { ReservationId } from '../../domain/kernel/brand.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import type { Category } from '../../domain/policy/vocabulary.ts';
import { reservationOf, type ReservationRequest } from '../../domain/reservation/request.ts';
import type { SiteSettings } from '../../domain/sync/wire.ts';
import type { Host } from '../../domain/visit/records.ts';
import type { ServerContext } from '../context.ts';
import { reservationLink } from '../notifications/links.ts';
import { secondApprovers, tell } from '../notifications/tell.ts';
import { reviewUrl } from '../notifications/links.ts';
import { appendPass, revokePasses, windowOf } from '../pass/issue.ts';
import type { Directory } from '../repositories/directory.ts';
import type { LedgerTransaction } from '../repositories/ledger/ledger.ts';
import type { Site } from '../site/site.ts';

/** What an approval is made of. */
export interface Approval {
  readonly id: string;
  readonly request: ReservationRequest;
  readonly category: Category;
  readonly companions: number;
  readonly host: Host;
}

/** Agreed for good: what kiosks work with, a pass, and word to the visitor, all of it in the transaction of the decision. */
export async function appendApproval(
  context: ServerContext,
  site: Site,
  { policy }: SiteSettings,
  ledger: LedgerTransaction,
  { id, request, category, companions, host }: Approval,
): Promise<void> {
  const subject = subjectOf('reservation', id);
  const { from, until } = request;
  ledger.append(
    'reservation.recorded',
    subject,
    { category, from, until, companions },
    reservationOf(id as ReservationId, request, { category, companions, host }),
  );
  await revokePasses(site, ledger, subject, 'replaced');
  appendPass(context, site, ledger, subject, windowOf(policy, request));
  await tell(context, site, ledger.db, 'approved', {
    to: { kind: 'visitor', reservationId: id },
    subject,
    values: {
      department: host.department[request.language],
      window: { from, until, timeZone: site.timeZone },
      link: reservationLink(context, site, id, until).url,
    },
  });
}

/** The host agreed; whoever gives the second approval is told. */
export async function askSecond(
  context: ServerContext,
  site: Site,
  ledger: LedgerTransaction,
  directory: Directory,
  { id, request, host }: Pick<Approval, 'id' | 'request' | 'host'>,
): Promise<void> {
  for (const staffId of secondApprovers(directory, host.id))
    await tell(context, site, ledger.db, 'review-requested', {
      to: { kind: 'staff', staffId },
      subject: subjectOf('reservation', id),
      values: reviewValues(context, site, id, request, host),
    });
}

/** What whoever decides is told of a request. */
export function reviewValues(
  context: ServerContext,
  site: Site,
  id: string,
  { visitor, from, until }: ReservationRequest,
  host: Host,
) {
  return {
    visitor: visitor.name,
    department: host.department['zh-CN'],
    window: { from, until, timeZone: site.timeZone },
    link: reviewUrl(context, id),
  };
}
