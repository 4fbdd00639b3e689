import type { z } from 'zod';
import { collects, takesReservations } from '../../domain/policy/policy.ts';
import { instant } from '../../domain/kernel/time.ts';
import type { HostId } from '../../domain/kernel/brand.ts';
import { canonicalJson } from '../../domain/ledger/canonical.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import {
  checkCompanions,
  checkPerson,
  checkPurpose,
  checkTimes,
} from '../../domain/reservation/check-request.ts';
import type { ReservationRequest } from '../../domain/reservation/request.ts';
import { minutes } from '../../domain/kernel/time.ts';
import { actorOf, type Account } from '../access/who.ts';
import type { InvitationMade, invitationAsked } from '../contract/reviews.ts';
import type { ServerContext } from '../context.ts';
import { failure } from '../http/failure.ts';
import { reservationLink } from '../notifications/links.ts';
import { tell } from '../notifications/tell.ts';
import { readDirectory } from '../repositories/directory.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import { findReservation, readRequests } from '../repositories/reservations.ts';
import { taken } from './refuse.ts';
import { appendRequest, idFor } from './request.ts';
import { reviewerOf } from './reviewer.ts';

type Asked = z.output<typeof invitationAsked>;

/** A host invites: a reservation that waits for the visitor's own details and consent, and a link to give them by. */
export async function invite(
  context: ServerContext,
  account: Account,
  asked: Asked,
): Promise<InvitationMade> {
  const { site } = account;
  const settings = await context.sites.settings(site);
  const { policy } = settings;
  if (!takesReservations(policy)) throw failure(403, 'reservations-closed');
  const hostId = asked.hostId ?? account.hostId;
  if (hostId === undefined) throw failure(400, 'missing', { fields: ['hostId'] });
  const request = requestOf(context, policy, asked, hostId);
  const id = idFor(site, asked.key, 0);

  await commit(context, site, actorOf(account), async (ledger) => {
    const directory = await readDirectory(ledger.db, site);
    const reviewer = reviewerOf(context, account, directory, hostId);
    if (!reviewer.isHost && !reviewer.isDesk) throw failure(403, 'not-yours');
    const host = directory.hosts.get(hostId);
    if (!host) throw failure(400, 'unknown-host', { fields: ['hostId'] });
    const known = await findReservation(ledger.db, site, id, true);
    if (known) {
      const [before] = await readRequests(ledger.db, site, [known]);
      if (canonicalJson(before) !== canonicalJson(request)) throw failure(409, 'key-used');
      return;
    }
    appendRequest(context, settings, ledger, {
      ...{ id, request, companions: asked.companions, route: 'invitation' },
    });
    const { from, until, language } = request;
    await tell(context, site, ledger.db, 'invited', {
      to: { kind: 'visitor', reservationId: id },
      subject: subjectOf('reservation', id),
      values: {
        department: host.department[language],
        window: { from, until, timeZone: site.timeZone },
        link: reservationLink(context, site, id, until).url,
      },
    });
  });
  return { id, state: 'invited', link: reservationLink(context, site, id, request.until) };
}

type Policy = Parameters<typeof takesReservations>[0];

function requestOf(context: ServerContext, policy: Policy, asked: Asked, hostId: string): ReservationRequest {
  const visitor = taken(checkPerson(policy, asked.visitor, 'visitor', 'companion'));
  taken(checkCompanions(policy, asked.companions));
  if (asked.email !== undefined && !policy.reservation.email)
    throw failure(400, 'not-collected', { fields: ['email'] });
  const purpose =
    collects(policy, 'purpose') && asked.purpose === undefined
      ? { purpose: '' }
      : taken(checkPurpose(policy, asked));
  const times = { from: instant(asked.from), until: instant(asked.until) };
  // Whoever invites needs no time to answer; a visitor already on the way may be invited.
  const soonest = { ...policy, reservation: { ...policy.reservation, leadMinutes: 0 } };
  const grace = instant(context.now() - minutes(5));
  taken(checkTimes(soonest, times, grace));
  return {
    ...{ visitor, hostId: hostId as HostId, ...purpose, ...times, language: asked.language },
    ...(asked.email !== undefined && { email: asked.email }),
  };
}
