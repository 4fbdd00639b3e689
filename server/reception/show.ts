import { maskName, maskPhone } from '../../domain/identity/mask.ts';
import { instant, type Instant } from '../../domain/kernel/time.ts';
import { reservationGrace, type Policy } from '../../domain/policy/policy.ts';
import type { Category } from '../../domain/policy/vocabulary.ts';
import type { BadgeState } from '../../domain/visit/records.ts';
import type { DeskVisit, ExpectedItem } from '../contract/reception.ts';
import type { Db } from '../database/connect.ts';
import { readPeople, type VisitPerson } from '../repositories/guard/visit-people.ts';
import type { VisitRow } from '../repositories/projections/visits.ts';
import { openReservations, type OpenedReservation } from '../repositories/reception/roster.ts';
import type { ReservationRow } from '../repositories/projections/reservations.ts';
import { toItem } from '../routes/guard/shown.ts';
import type { Site } from '../site/site.ts';

/** Visits as the desk's lists show them, masked, in their order. */
export async function deskVisits(
  db: Db,
  site: Site,
  rows: readonly VisitRow[],
  now: Instant,
): Promise<DeskVisit[]> {
  const people = await readPeople(db, site, rows);
  return rows.map((row, at) => toDeskVisit(site, row, people[at] ?? { name: '' }, now));
}

export function toDeskVisit(site: Site, row: VisitRow, person: VisitPerson, now: Instant): DeskVisit {
  return {
    ...toItem(row, person, now),
    ...(person.phone !== undefined && { maskedPhone: maskPhone(person.phone) }),
    badge: row.badge as BadgeState,
    ...(row.checked_out_at !== null && { leftAt: row.checked_out_at }),
    atDesk: row.node === site.node,
  };
}

/** Reservations as the desk expects them, masked. Erased ones are nobody's. */
export async function expectedItems(
  db: Db,
  site: Site,
  policy: Policy,
  rows: readonly ReservationRow[],
  now: Instant,
): Promise<ExpectedItem[]> {
  const opened = await openReservations(db, site, rows);
  return opened.flatMap((one) => toExpected(policy, one, now) ?? []);
}

export function toExpected(
  policy: Policy,
  { row, agreed }: OpenedReservation,
  now: Instant,
): ExpectedItem | undefined {
  if (!agreed) return undefined;
  const { visitorName, phone, host, purpose } = agreed;
  const listed = policy.purposes.some(({ key }) => key === purpose);
  return {
    id: row.id,
    maskedName: maskName(visitorName),
    ...(phone !== undefined && { maskedPhone: maskPhone(phone) }),
    category: (row.category ?? 'short-term') as Category,
    from: row.from_at ?? 0,
    until: row.until_at ?? 0,
    open: whenHonoured(policy, row, now) === 'now',
    late: (row.from_at ?? 0) < now,
    host: { name: host.name, department: host.department, place: host.place },
    ...(listed && { purpose }),
    companions: row.companions,
    ...(row.group_id !== null && { group: row.group_id }),
  };
}

/** Whether a reservation lets somebody in at this moment: as long before and after its time as the policy says. */
export function whenHonoured(
  policy: Policy,
  { from_at, until_at }: Pick<ReservationRow, 'from_at' | 'until_at'>,
  now: Instant,
): 'too-early' | 'now' | 'too-late' {
  const { earlyMs, lateMs } = reservationGrace(policy);
  if (now < instant(from_at ?? 0) - earlyMs) return 'too-early';
  return now > instant(until_at ?? 0) + lateMs ? 'too-late' : 'now';
}
