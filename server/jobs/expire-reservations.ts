import { subjectOf } from '../../domain/ledger/event.ts';
import { review } from '../../domain/reservation/review.ts';
import type { ReservationState } from '../../domain/reservation/vocabulary.ts';
import type { ServerContext } from '../context.ts';
import { reservationLink } from '../notifications/links.ts';
import { tell } from '../notifications/tell.ts';
import { readDirectory } from '../repositories/directory.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import { findLapsed, findReservation, readRequests } from '../repositories/reservations.ts';
import { rulesFor } from '../reservations/reviewer.ts';
import type { Site } from '../site/site.ts';

const batch = 100;

/** Requests that nobody answered in time lapse, and the visitor is told. Looked at again under the lock: a late answer may be first. */
export async function expireReservations(context: ServerContext): Promise<boolean> {
  const lapsed = await findLapsed(context.db, context.now(), batch);
  for (const { site_id, id } of lapsed) {
    const site = context.sites.byId(site_id);
    if (site) await expireOne(context, site, id);
  }
  return lapsed.length === batch;
}

async function expireOne(context: ServerContext, site: Site, id: string): Promise<void> {
  await commit(context, site, 'system', async (ledger) => {
    const row = await findReservation(ledger.db, site, id, true);
    if (!row) return;
    const settings = await context.sites.settings(site, ledger.db);
    const act = { type: 'expire', by: 'system', now: context.now() } as const;
    if (!review(row.state as ReservationState, act, rulesFor(settings, row)).ok) return;
    const subject = subjectOf('reservation', id);
    ledger.append('reservation.expired', subject, {});
    const [request] = await readRequests(ledger.db, site, [row]);
    const host = (await readDirectory(ledger.db, site)).hosts.get(request?.hostId ?? '');
    // Whoever did not answer an invitation need not be told that it is over.
    if (!request || row.state === 'invited') return;
    const { from, until, language } = request;
    await tell(context, site, ledger.db, 'expired', {
      to: { kind: 'visitor', reservationId: id },
      subject,
      values: {
        department: (host?.department ?? settings.name)[language],
        window: { from, until, timeZone: site.timeZone },
        link: reservationLink(context, site, id, until).url,
      },
    });
  });
}
