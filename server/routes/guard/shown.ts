import type { Instant } from '../../../domain/kernel/time.ts';
import { maskName, maskNumber, maskPhone } from '../../../domain/identity/mask.ts';
import type { DocumentKind } from '../../../domain/identity/document.ts';
import type { Category, RiskTier } from '../../../domain/policy/vocabulary.ts';
import type { Holder, VerifierVerdict } from '../../../domain/screening/vocabulary.ts';
import type { Route, VisitState } from '../../../domain/visit/records.ts';
import type { Account } from '../../access/who.ts';
import type { VisitDetail, VisitItem } from '../../contract/guard.ts';
import type { ServerContext } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import { readCameraWord } from '../../repositories/guard/camera-word.ts';
import { readPeople, type VisitPerson } from '../../repositories/guard/visit-people.ts';
import type { VisitRow } from '../../repositories/projections/visits.ts';
import { readDirectory } from '../../repositories/directory.ts';
import type { Site } from '../../site/site.ts';

/** Whom the reasons of a hold are for; a receptionist sees that somebody is held and calls a guard. */
export function maySeeHolds({ role }: Account): boolean {
  return role === 'guard' || role === 'supervisor';
}

/** Rows as a list shows them, in their order. */
export async function showItems(
  db: Db,
  site: Site,
  rows: readonly VisitRow[],
  now: Instant,
): Promise<readonly VisitItem[]> {
  const people = await readPeople(db, site, rows);
  return rows.map((row, at) => toItem(row, people[at] ?? { name: '' }, now));
}

export function toItem(row: VisitRow, person: VisitPerson, now: Instant): VisitItem {
  const { host } = person;
  const registeredAt = row.registered_at ?? 0;
  const isInside = row.state === 'inside';
  return {
    id: row.id,
    state: row.state as VisitState,
    maskedName: maskName(person.name),
    route: row.route as Route,
    category: row.category as Category,
    riskTier: row.risk_tier as RiskTier,
    badgeNumber: row.badge_number ?? '',
    companions: row.companions,
    ...(host && { host: { name: host.name, department: host.department, place: host.place } }),
    ...(row.purpose !== null && { purpose: row.purpose }),
    registeredAt,
    since: isInside ? (row.checked_in_at ?? row.decided_at ?? registeredAt) : registeredAt,
    ...(row.expected_leave !== null && { expectedLeave: row.expected_leave }),
    overdue: isInside && row.expected_leave !== null && row.expected_leave < now,
    held: row.hold !== null && row.state === 'awaiting-review',
    escalated: row.escalated,
    erased: row.erased,
  };
}

export async function showDetail(
  { db, sites, now }: Pick<ServerContext, 'db' | 'sites' | 'now'>,
  account: Account,
  row: VisitRow,
): Promise<VisitDetail> {
  const { site } = account;
  const { policy } = await sites.settings(site);
  const purpose = policy.purposes.find(({ key }) => key === row.purpose);
  const [person = { name: '' }] = await readPeople(db, site, [row]);
  const camera = await readCameraWord(db, site, row.id);
  const { idNumber, phone, company, purposeText, request } = person;
  const source = request?.identity?.source;
  const seesHolds = maySeeHolds(account);
  const by = row.decided_by ?? '';
  const name = row.decided_by && (await readDirectory(db, site)).staff.get(by)?.name;
  return {
    ...toItem(row, person, now()),
    ...(purpose && { purposeLabel: purpose.label }),
    ...(idNumber !== undefined && { maskedIdNumber: maskNumber(idNumber) }),
    ...(phone !== undefined && { maskedPhone: maskPhone(phone) }),
    ...(company !== undefined && { company }),
    ...(purposeText !== undefined && { purposeText }),
    ...(row.document !== null && { document: row.document as DocumentKind }),
    readByMachine: source === 'chip' || source === 'mrz',
    ...(seesHolds && row.verdict !== null && { verdict: row.verdict as VerifierVerdict }),
    ...(seesHolds && row.hold !== null && { hold: row.hold as Holder }),
    ...(camera && { camera }),
    mustCompare: mustCompare(row, camera),
    ...(row.checked_out_at !== null && { checkedOutAt: row.checked_out_at }),
    ...(row.decision !== null && {
      decided: {
        decision: row.decision as 'approved' | 'rejected',
        by: name || by,
        at: row.decided_at ?? 0,
      },
    }),
    mayDecide: row.state === 'awaiting-review' && (row.hold === null || seesHolds),
  };
}

/** At a high tier somebody looks, unless a match of the camera has already spared it (R03). */
export function mustCompare(row: Pick<VisitRow, 'risk_tier' | 'route'>, camera: string | undefined): boolean {
  return row.risk_tier === 'high' && row.route !== 'green-channel' && camera !== 'match';
}
