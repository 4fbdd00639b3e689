import { particulars } from '../../domain/ledger/particulars.ts';
import type { Subject } from '../../domain/ledger/event.ts';
import { idOfSubject, subjectOf } from '../../domain/ledger/event.ts';
import type { Language } from '../../domain/policy/vocabulary.ts';
import type { OwnData } from '../contract/own-data.ts';
import type { ServerContext } from '../context.ts';
import type { Db } from '../database/connect.ts';
import { notFound } from '../http/failure.ts';
import { listAttachments } from '../repositories/attachments.ts';
import { factsOf, type FactRead } from '../repositories/facts-of.ts';
import { listMessagesOf } from '../repositories/messages.ts';
import { findPassesOf } from '../repositories/passes.ts';
import type { VisitRow } from '../repositories/projections/visits.ts';
import { findReservation, type ReservationRow } from '../repositories/reservations.ts';
import { findVisitRow, findVisitRowsOf } from '../repositories/visits-of-person.ts';
import type { Site } from '../site/site.ts';
import { documentsShown } from './own-view.ts';

type OwnRecord = OwnData['records'][number];
type Field = OwnRecord['fields'][number];

/** The records behind a visitor's link: a reservation with the visits made from it, or one visit. */
export interface OwnRecords {
  readonly reservation?: ReservationRow;
  readonly visits: readonly VisitRow[];
}

/** 404 when nothing is left of it. @param lock for whoever is about to change them */
export async function ownRecords(db: Db, site: Site, subject: string, lock = false): Promise<OwnRecords> {
  const id = idOfSubject(subject);
  if (subject.startsWith('visit:')) {
    const visit = await findVisitRow(db, site, id, lock);
    if (!visit || visit.erased) throw notFound();
    return { visits: [visit] };
  }
  if (!subject.startsWith('reservation:')) throw notFound();
  const reservation = await findReservation(db, site, id, lock);
  const visits = (await findVisitRowsOf(db, site, id, lock)).filter(({ erased }) => !erased);
  if (!reservation || (reservation.erased && visits.length === 0)) throw notFound();
  return reservation.erased ? { visits } : { reservation, visits };
}

/** Whether somebody is inside or being registered: until then the record is what the house knows of who is in it. */
export const isUnderWay = ({ visits }: OwnRecords): boolean =>
  visits.some(({ state }) => state === 'inside' || state === 'awaiting-review');

/** Everything that is stored about whoever holds the link (PIPL art. 45). */
export async function ownData(context: ServerContext, site: Site, subject: string): Promise<OwnData> {
  const { db } = context;
  const records = await ownRecords(db, site, subject);
  const { reservation, visits } = records;
  const { name, policy } = await context.sites.settings(site);
  const underWay = isUnderWay(records);
  return {
    madeAt: context.now(),
    site: { id: site.id, name: name['zh-CN'], contact: policy.notice.contact },
    records: [
      ...(reservation ? [await recordOf(context, site, 'reservation', reservation)] : []),
      ...(await Promise.all(visits.map((visit) => recordOf(context, site, 'visit', visit)))),
    ],
    mayCorrect: visits.length > 0 || canBeCorrected(reservation),
    mayWithdraw: reservation !== undefined && !underWay,
    mayDelete: !underWay,
  };
}

/** What is over is not opened again by a new spelling, and an invitation is filled in anyway. */
export const canBeCorrected = (row: ReservationRow | undefined): boolean =>
  row !== undefined &&
  ['awaiting-host', 'awaiting-second', 'more-asked', 'approved', 'used'].includes(row.state);

async function recordOf(
  context: ServerContext,
  site: Site,
  kind: 'reservation' | 'visit',
  row: ReservationRow | VisitRow,
): Promise<OwnRecord> {
  const { db } = context;
  const subject: Subject = subjectOf(kind, row.id);
  const facts = await factsOf(db, site, subject);
  const passes = await findPassesOf(db, site, subject);
  const messages = await listMessagesOf(db, site, subject);
  const attachments = kind === 'reservation' ? await listAttachments(db, site, [row.id]) : [];
  return {
    ...{ kind, id: row.id, state: row.state },
    fields: fieldsOf(facts),
    consents: facts.flatMap(({ type, data }) =>
      type === 'consent.given'
        ? [
            {
              ...{ noticeVersion: data.noticeVersion, givenAt: data.givenAt, guardian: data.guardian },
              ...{ separate: [...data.separate], language: data.language as Language },
            },
          ]
        : [],
    ),
    documents: documentsShown(facts, attachments),
    passes: passes.map(({ from_at, until_at, revoked_at, used_at }) => ({
      ...{ from: from_at ?? 0, until: until_at ?? 0 },
      ...(revoked_at !== null && { revokedAt: revoked_at }),
      ...(used_at !== null && { usedAt: used_at }),
    })),
    messages: messages.map(({ key, state, created_at }) => ({ key, state, at: created_at })),
    history: facts.map(({ type, data, actor }) => ({
      ...{ at: data.time, type },
      by: actor.startsWith('staff:') ? 'staff' : actor,
    })),
  };
}

/** The person's data by name, as they stand after every correction: what came later takes the place of what came before. */
function fieldsOf(facts: readonly FactRead[]): Field[] {
  const values = new Map<string, string | number>();
  const put = (given: Readonly<Record<string, string | number | undefined>>): void => {
    for (const [name, value] of Object.entries(given))
      if (value !== undefined && value !== '') values.set(name, value);
  };
  for (const fact of facts) {
    switch (fact.type) {
      case 'reservation.requested':
      case 'reservation.changed': {
        const { details, data } = fact;
        put({ from: data.from, until: data.until, companions: data.companions });
        if (details) {
          const { visitor, purpose, purposeText, email, language, note, hostId } = details;
          put({ ...visitor, purpose, purposeText, email, language, note, hostId });
        }
        break;
      }
      case 'reservation.recorded':
        put({ host: fact.details?.host.name });
        break;
      case 'reservation.reviewed':
        put({ hostMessage: fact.details?.message });
        break;
      case 'visit.registered': {
        const { details, data } = fact;
        put({ badgeNumber: data.badgeNumber, companions: data.companions, riskTier: data.riskTier });
        put({ registeredAt: data.time, expectedLeave: data.expectedLeave, document: data.document });
        if (details) {
          const { host, ...person } = particulars(details);
          const { identity, draft } = details.request;
          put({ ...person, host: host?.name, company: draft.company, badgeCode: details.badgeCode });
          put({ sex: identity?.sex, birthDate: identity?.birthDate, nationality: identity?.nationality });
          put({ latinName: identity?.latinName, documentValidUntil: identity?.validUntil });
        }
        break;
      }
      case 'visit.completed':
        put({ name: fact.details?.name, idNumber: fact.details?.idNumber, phone: fact.details?.phone });
        break;
      case 'visit.corrected':
        put({ ...fact.details });
        break;
      case 'visit.checked-in':
        put({ checkedInAt: fact.data.time });
        break;
      case 'visit.checked-out':
        put({ checkedOutAt: fact.data.time });
        break;
      default:
        break;
    }
  }
  return [...values].map(([name, value]) => ({ name, value }));
}
