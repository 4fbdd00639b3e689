import { createHmac } from 'node:crypto';
import type { z } from 'zod';
import type { HostId } from '../../domain/kernel/brand.ts';
import { instant, localDay, minutes, type Instant } from '../../domain/kernel/time.ts';
import { canonicalJson } from '../../domain/ledger/canonical.ts';
import { subjectOf } from '../../domain/ledger/event.ts';
import { spellAsUuid } from '../../domain/pass/ids.ts';
import { takesReservations } from '../../domain/policy/policy.ts';
import type { FieldName } from '../../domain/policy/vocabulary.ts';
import {
  canBeFound,
  checkConsent,
  checkGroup,
  checkPerson,
  checkPurpose,
  checkTimes,
} from '../../domain/reservation/check-request.ts';
import type { RequestedPerson, ReservationRequest } from '../../domain/reservation/request.ts';
import { answerBy } from '../../domain/reservation/review.ts';
import type { SiteSettings } from '../../domain/sync/wire.ts';
import type { Host } from '../../domain/visit/records.ts';
import type { reservationAsked } from '../contract/portal.ts';
import type { ServerContext } from '../context.ts';
import type { Db } from '../database/connect.ts';
import { failure } from '../http/failure.ts';
import { decidersFor, tell } from '../notifications/tell.ts';
import { readDirectory, type Directory } from '../repositories/directory.ts';
import { commit, type LedgerTransaction } from '../repositories/ledger/ledger.ts';
import { findGroup, findReservation, readRequests } from '../repositories/reservations.ts';
import type { Site } from '../site/site.ts';
import { reviewValues } from './approve.ts';
import { taken } from './refuse.ts';

type Form = z.output<typeof reservationAsked>;

/**
 * Takes a form from the portal: a reservation for the visitor and one for everybody who comes along and can be found by a kiosk, in one
 * transaction. The same form again is the same reservation.
 *
 * @returns the visitor's reservation
 */
export async function reserve(
  context: ServerContext,
  site: Site,
  form: Form,
): Promise<{ readonly id: string; readonly until: Instant }> {
  const settings = await context.sites.settings(site);
  if (!takesReservations(settings.policy)) throw failure(403, 'reservations-closed');
  const { request, others, separate } = checkForm(context, site, settings, form);
  const id = idFor(site, form.key, 0);

  await commit(context, site, 'visitor', async (ledger) => {
    if (await wasTaken(ledger.db, site, id, request, others)) return;
    const directory = await readDirectory(ledger.db, site);
    const host = directory.hosts.get(request.hostId);
    if (!host) throw failure(400, 'unknown-host', { fields: ['hostId'] });

    const found = others.filter(canBeFound);
    const group = found.length > 0 ? { group: id } : {};
    const lead = { id, request, companions: others.length - found.length, ...group };
    appendRequest(context, settings, ledger, lead);
    ledger.append('consent.given', subjectOf('reservation', id), {
      ...{ noticeVersion: form.consent.noticeVersion, givenAt: context.now(), separate: [...separate] },
      ...{ guardian: form.consent.guardian, language: form.language },
    });
    // Whoever comes along has agreed to nothing yet: the kiosk asks them, or their own link does.
    found.forEach((visitor, at) => {
      const { email: _, ...shared } = request;
      const own = { id: idFor(site, form.key, at + 1), request: { ...shared, visitor }, companions: 0 };
      appendRequest(context, settings, ledger, { ...own, ...group });
    });
    await askHost(context, site, ledger, directory, { id, request, host });
  });
  return { id, until: request.until };
}

interface CheckedForm {
  readonly request: ReservationRequest;
  readonly others: readonly RequestedPerson[];
  /** The ticks that count. */
  readonly separate: readonly FieldName[];
}

function checkForm(context: ServerContext, site: Site, { policy }: SiteSettings, form: Form): CheckedForm {
  const { hostId, language, email } = form;
  const visitor = taken(checkPerson(policy, form.visitor, 'visitor', 'visitor'));
  const others = form.companions.map((person, at) =>
    taken(checkPerson(policy, person, `companions.${at}`, 'companion')),
  );
  taken(checkGroup(policy, others));
  refuseTwice([visitor, ...others]);
  if (email !== undefined && !policy.reservation.email)
    throw failure(400, 'not-collected', { fields: ['email'] });
  const purpose = taken(checkPurpose(policy, form));
  const times = { from: instant(form.from), until: instant(form.until) };
  taken(checkTimes(policy, times, context.now()));
  const today = localDay(context.now(), site.timeZone);
  const separate = taken(checkConsent(policy, form.visitor, form.consent, today));
  return {
    request: {
      ...{ visitor, hostId: hostId as HostId, ...purpose, ...times, language },
      ...(email !== undefined && { email }),
    },
    others,
    separate,
  };
}

/** The same card twice on one roster is a slip of the hand that would leave somebody without a reservation. */
function refuseTwice(people: readonly RequestedPerson[]): void {
  const numbers = people.map(({ idNumber }) => idNumber);
  const at = numbers.findIndex((number, index) => number !== undefined && numbers.indexOf(number) < index);
  if (at > 0) throw failure(400, 'bad-field', { fields: [`companions.${at - 1}.idNumber`] });
}

/** Whether this very form is here already. A key that belongs to another form is refused. */
async function wasTaken(
  db: Db,
  site: Site,
  id: string,
  request: ReservationRequest,
  others: readonly RequestedPerson[],
): Promise<boolean> {
  const row = await findReservation(db, site, id, true);
  if (!row) return false;
  const [before] = await readRequests(db, site, [row]);
  const found = others.filter(canBeFound).length;
  const group = row.group_id === null ? 0 : (await findGroup(db, site, row.group_id)).length - 1;
  const isSame =
    canonicalJson(before) === canonicalJson(request) &&
    row.companions === others.length - found &&
    group === found;
  if (!isSame) throw failure(409, 'key-used');
  return true;
}

/** A request as a fact. */
export function appendRequest(
  context: ServerContext,
  { policy }: SiteSettings,
  ledger: LedgerTransaction,
  made: {
    readonly id: string;
    readonly request: ReservationRequest;
    readonly companions: number;
    readonly group?: string;
    readonly route?: 'invitation';
  },
): void {
  const { id, request, companions, group, route = 'portal' } = made;
  const { from, until } = request;
  ledger.append(
    'reservation.requested',
    subjectOf('reservation', id),
    {
      ...{ route, category: 'short-term', policyVersion: policy.version, from, until, companions },
      answerBy: route === 'invitation' ? until : answerBy(policy, request, context.now()),
      ...(group !== undefined && { group }),
    },
    request,
  );
}

/** However often a visitor changes something, a host is told no more than once in this time. */
const askAgainMs = minutes(10);

/**
 * Asks whoever decides for the host today.
 * @param answered the host's last word, after which the next change is news again
 */
export async function askHost(
  context: ServerContext,
  site: Site,
  ledger: LedgerTransaction,
  directory: Directory,
  {
    id,
    request,
    host,
    answered = '',
  }: {
    readonly id: string;
    readonly request: ReservationRequest;
    readonly host: Host;
    readonly answered?: string;
  },
): Promise<void> {
  const period = Math.floor(context.now() / askAgainMs);
  for (const to of decidersFor(directory, site, host.id, context.now))
    await tell(context, site, ledger.db, 'review-requested', {
      to,
      subject: subjectOf('reservation', id),
      dedupe: `ask ${id} ${answered} ${period} ${Object.values(to).join(' ')}`,
      values: reviewValues(context, site, id, request, host),
    });
}

/** The id follows from the form's own key, so a form that comes twice, to whichever copy of the server, makes one reservation. */
export function idFor(site: Site, key: string, at: number): string {
  const digest = createHmac('sha256', site.signingSeed).update(`reservation ${at} ${key}`).digest();
  return spellAsUuid(digest.subarray(0, 16));
}
