import type { StaffId, VisitId } from '../../domain/kernel/brand.ts';
import type { TestKiosk } from './storage-kiosk.ts';
import { must } from './storage-kiosk.ts';
import {
  enrolment,
  fullPolicy,
  guard,
  host,
  monday,
  reservation,
  staffMember,
  system,
  visitor,
  walkIn,
} from './storage-people.ts';

/** A short day at the kiosk that leaves events of every sealed kind, with and without sealed parts. */
export function fillKiosk({ store, clock }: TestKiosk): void {
  must(store.note({ type: 'kiosk.started', version: '0.1.0' }, system));
  must(store.hosts.record(host, system));
  must(store.staff.record(staffMember, system));
  must(store.reservations.record(reservation, system));
  must(store.enrolments.record(enrolment, system));
  must(store.staff.recordAttempt('1001', false));
  must(store.staff.recordAttempt('1001', true));
  clock.move(1_000);
  must(store.visits.save(walkIn('v1', { reservationId: reservation.id }), fullPolicy, visitor));
  must(store.visits.setBadge('v1' as VisitId, { state: 'printed', copy: 1 }, visitor));
  must(store.visits.save(walkIn('v2', { wanted: 'review' }), fullPolicy, visitor));
  must(store.visits.review('v2' as VisitId, { decision: 'approved', by: 'guard-1' as StaffId, at: monday }));
  must(store.visits.setBadge('v2' as VisitId, { state: 'handwritten', number: '42' }, guard));
  must(store.visits.checkOut('v1' as VisitId, 'badge', visitor));
  must(store.eraseSubject('visit:v1', 'retention', system));
}
