import type { z } from 'zod';
import type { ReservationId, VisitId } from '../../domain/kernel/brand.ts';
import { instant } from '../../domain/kernel/time.ts';
import type { KnownDetails } from '../../domain/ledger/details.ts';
import { collects, ruleFor, type Policy } from '../../domain/policy/policy.ts';
import type { FieldName } from '../../domain/policy/vocabulary.ts';
import { checkCompanions, checkConsent, checkPerson } from '../../domain/reservation/check-request.ts';
import { actorOf, type Account } from '../access/who.ts';
import type { arrivalsAsked } from '../contract/reception.ts';
import type { ServerContext } from '../context.ts';
import { failure, notFound } from '../http/failure.ts';
import { findVisits } from '../repositories/guard/visits.ts';
import { commit } from '../repositories/ledger/ledger.ts';
import type { VisitRow } from '../repositories/projections/visits.ts';
import {
  lockReservations,
  openReservations,
  type OpenedReservation,
} from '../repositories/reception/roster.ts';
import { taken } from '../reservations/refuse.ts';
import { appendArrival, consentAt, todayOf, type DeskArrival } from './register.ts';
import { whenHonoured } from './show.ts';

type Asked = z.output<typeof arrivalsAsked>;
type OneAsked = Asked['arrivals'][number];

/** What a person of a reservation still has to be asked: the policy wants it and nobody knows it. */
export function missingOf(policy: Policy, { agreed, request }: OpenedReservation): readonly FieldName[] {
  const known: Partial<Record<FieldName, unknown>> = {
    ...{ idNumber: agreed?.idNumber, phone: agreed?.phone, company: request?.visitor.company },
  };
  return (['idNumber', 'phone'] as const).filter(
    (field) => ruleFor(policy, field)?.required && known[field] === undefined,
  );
}

/** Lets in whoever is here of one form, all of them or none; whoever was let in meanwhile is left out. */
export async function arrive(
  context: ServerContext,
  account: Account,
  { arrivals, consent }: Asked,
): Promise<{ readonly visits: readonly VisitRow[]; readonly already: readonly string[] }> {
  const { site } = account;
  const settings = await context.sites.settings(site);
  return commit(context, site, actorOf(account), async (ledger) => {
    const rows = await lockReservations(
      ledger.db,
      site,
      arrivals.map(({ reservation }) => reservation),
    );
    const byId = new Map((await openReservations(ledger.db, site, rows)).map((one) => [one.row.id, one]));
    const already: string[] = [];
    const made: VisitId[] = [];
    const seen = new Set<string>();
    for (const [at, asked] of arrivals.entries()) {
      const opened = byId.get(asked.reservation);
      if (!opened?.agreed || opened.row.erased) throw notFound();
      // The same one twice in one list is one person.
      if (seen.has(asked.reservation)) continue;
      seen.add(asked.reservation);
      if (opened.row.state === 'used') {
        already.push(opened.row.id);
        continue;
      }
      refuseClosed(settings.policy, opened, context);
      const id = context.newId() as VisitId;
      const arrival = checkArrival(context, account, settings.policy, { asked, at, opened, consent, id });
      await appendArrival(context, account, settings, ledger, arrival);
      made.push(id);
    }
    if (made.length === 0) throw failure(409, 'already-used');
    const visits = new Map((await findVisits(ledger.db, site, made)).map((row) => [row.id, row]));
    return { visits: made.flatMap((id) => visits.get(id) ?? []), already };
  });
}

function refuseClosed(policy: Policy, { row }: OpenedReservation, context: ServerContext): void {
  if (row.state !== 'approved') throw failure(409, 'not-open');
  const when = whenHonoured(policy, row, context.now());
  if (when === 'too-early') throw failure(409, 'too-early', { details: { from: row.from_at ?? 0 } });
  if (when === 'too-late') throw failure(409, 'too-late', { details: { until: row.until_at ?? 0 } });
}

interface ArrivalForm {
  readonly asked: OneAsked;
  readonly at: number;
  readonly opened: OpenedReservation;
  readonly consent: Asked['consent'];
  readonly id: VisitId;
}

function checkArrival(
  context: ServerContext,
  account: Account,
  policy: Policy,
  { asked, at, opened, consent, id }: ArrivalForm,
): DeskArrival {
  const { agreed, request, row } = opened;
  if (!agreed) throw notFound();
  const path = `arrivals.${at}`;
  const { idKind, idNumber, phone } = asked;
  const typed = { name: agreed.visitorName, idKind, idNumber, phone };
  const missing = missingOf(policy, opened).filter(
    (field) => typed[field as 'idNumber' | 'phone'] === undefined,
  );
  if (missing.length > 0)
    throw failure(400, 'missing', { fields: missing.map((field) => `${path}.${field}`) });
  const person = taken(checkPerson(policy, typed, path, 'companion'));
  const now = context.now();
  const forConsent = { ...typed, idNumber: idNumber ?? agreed.idNumber, phone: phone ?? agreed.phone };
  const separate = taken(checkConsent(policy, forConsent, consent, todayOf(account, now)));
  const companions = collects(policy, 'companions') ? (asked.companions ?? row.companions) : 0;
  taken(checkCompanions(policy, Math.max(0, companions - row.companions)));
  const company = request?.visitor.company;
  const said = (texts: readonly (string | undefined)[]) => texts.filter((text) => text !== undefined);

  return {
    id,
    ...{ route: 'reserved', category: agreed.category, companions },
    reservationId: row.id as ReservationId,
    // What is agreed stays `known`; a number that was asked at the desk was read off a document there.
    ...(person.idNumber !== undefined && {
      identity: {
        kind: idKind ?? 'citizen-id',
        ...{ number: person.idNumber, name: agreed.visitorName, sex: 'unknown', source: 'typed' },
      },
    }),
    draft: {
      ...(person.phone !== undefined && { phone: person.phone }),
      ...(company !== undefined && collects(policy, 'company') && { company }),
      ...(collects(policy, 'companions') && { companions }),
      ...(collects(policy, 'expectedLeave') && { expectedLeave: instant(row.until_at ?? agreed.until) }),
    },
    known: knownOf(policy, agreed),
    consent: consentAt(now, consent, separate),
    filledIn: [
      ...(person.idNumber === undefined ? [] : (['idNumber'] as const)),
      ...(person.phone === undefined ? [] : (['phone'] as const)),
    ],
    skipped: [],
    numbers: {
      idNumbers: said([agreed.idNumber, person.idNumber]),
      phones: said([agreed.phone, person.phone]),
    },
  };
}

/** As much of a reservation as the policy names (R01). */
function knownOf(policy: Policy, agreed: NonNullable<OpenedReservation['agreed']>): KnownDetails {
  const { visitorName, idNumber, phone, host, purpose } = agreed;
  return {
    name: visitorName,
    ...(idNumber !== undefined && collects(policy, 'idNumber') && { idNumber }),
    ...(phone !== undefined && collects(policy, 'phone') && { phone }),
    ...(collects(policy, 'host') && { host }),
    ...(purpose !== '' && collects(policy, 'purpose') && { purpose }),
  };
}
