import type { EnrolmentId, HostId, ReservationId, StaffId } from '../../domain/kernel/brand.ts';
import { addDays, after, localDay, minutes, type Instant } from '../../domain/kernel/time.ts';
import { collects, reservationGrace } from '../../domain/policy/policy.ts';
import type { Actor, Host } from '../../domain/visit/records.ts';
import type { Setting } from '../../domain/visit/state.ts';
import type { Store } from '../storage/store.ts';
import type { DemoPeople } from './demo-people.ts';

const system: Actor = { kind: 'system' };

export interface DemoSeedDeps {
  readonly store: Store;
  readonly setting: Setting;
  readonly hashPin: (pin: string) => Promise<string>;
  readonly now: Instant;
}

/**
 * Fills a demo site: hosts, staff and enrolments once, and fresh reservations whenever the earlier ones are used or
 * over, so that the demo works on any day and at any hour. What is there already stays.
 */
export async function seedDemo(
  people: DemoPeople,
  { store, setting, hashPin, now }: DemoSeedDeps,
): Promise<void> {
  const hosts = people.hosts.map((host): Host => ({ ...host, id: host.id as HostId }));
  for (const host of hosts) if (!store.hosts.byId(host.id)) store.hosts.record(host, system);
  for (const { pin, id, ...member } of people.staff) {
    if (store.staff.byCode(member.code)) continue;
    store.staff.record({ ...member, id: id as StaffId, pinHash: await hashPin(pin) }, system);
  }
  const hostOf = (id: string) => found(hosts, id);
  seedEnrolments(people, hostOf, { store, setting, now });
  seedReservations(people, hostOf, { store, setting, now });
}

type Seed = Omit<DemoSeedDeps, 'hashPin'>;

function seedEnrolments(
  people: DemoPeople,
  hostOf: (id: string) => Host,
  { store, setting, now }: Seed,
): void {
  const today = localDay(now, setting.site.timeZone);
  // An enrolment is found by the ID number, which this site does not keep.
  if (!collects(setting.policy, 'idNumber')) return;
  for (const one of people.enrolments) {
    const person = found(people.cards, one.card);
    if (store.enrolments.find(person.number, today)) continue;
    const from = addDays(today, one.startsInDays);
    const enrolment = {
      id: `${one.id}-${today}` as EnrolmentId,
      category: one.category,
      personName: person.name,
      idNumber: person.number,
      phone: one.phone,
      company: one.company,
      host: hostOf(one.host),
      from,
      until: addDays(from, one.lastsDays),
      ...(one.agreed && { noticeVersion: setting.policy.notice.version }),
    };
    store.enrolments.record(enrolment, system);
  }
}

function seedReservations(
  people: DemoPeople,
  hostOf: (id: string) => Host,
  { store, setting, now }: Seed,
): void {
  const { policy } = setting;
  const keepsNumber = collects(policy, 'idNumber');
  for (const one of people.reservations) {
    const person = found(people.cards, one.card);
    const known = keepsNumber ? { idNumber: person.number } : { phone: one.phone };
    const window = { now, ...reservationGrace(policy) };
    if (store.reservations.find(known, window)) continue;
    const from = after(now, minutes(one.startsInMinutes));
    const reservation = {
      id: `${one.id}-${now}` as ReservationId,
      category: one.category,
      visitorName: person.name,
      phone: one.phone,
      host: hostOf(one.host),
      purpose: one.purpose,
      companions: one.companions,
      from,
      until: after(from, minutes(one.lastsMinutes)),
      ...(keepsNumber && { idNumber: person.number }),
    };
    store.reservations.record(reservation, system);
  }
}

function found<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const one = list.find((candidate) => candidate.id === id);
  if (!one) throw new Error(`assets/demo/people.json names "${id}", which is not there`);
  return one;
}
