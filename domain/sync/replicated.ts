import type { FactType } from '../ledger/catalogue.ts';
import type { SubjectKind } from '../ledger/event.ts';

/**
 * What kiosks learn of each other and of the server: the facts their tables are made of, and no more. What is only of
 * interest to the register (consents, sign-ins, faults, face checks, look-ups, dossiers, contacts) stays where it is.
 * Erasures always travel: a kiosk may hold a key.
 */
const replicated = [
  'subject.erased',

  'visit.registered',
  'visit.held',
  'visit.verified',
  'visit.reviewed',
  'visit.checked-in',
  'visit.checked-out',
  'badge.sending',
  'badge.printed',
  'badge.unconfirmed',
  'badge.failed',
  'badge.handwritten',

  'reservation.recorded',
  'reservation.changed',
  'reservation.cancelled',
  'reservation.expired',
  'reservation.used',

  'pass.issued',
  'pass.revoked',
  'pass.used',

  'enrolment.recorded',
  'enrolment.renewed',
  'enrolment.consented',
  'enrolment.ended',

  'host.recorded',
  'host.retired',
  'staff.recorded',
  'staff.retired',

  'watchlist.listed',
  'watchlist.ended',
] as const satisfies readonly FactType[];

export const replicatedTypes: ReadonlySet<string> = new Set(replicated);
export type ReplicatedType = (typeof replicated)[number];

/**
 * Whose keys a kiosk may ever be given. Each kind has a condition of its own beside this (visits that are inside or waiting,
 * reservations that are agreed and not over, enrolments that run, staff who sign in at kiosks …), which the server checks.
 */
export const travellingKeys: ReadonlySet<SubjectKind> = new Set<SubjectKind>([
  'visit',
  'reservation',
  'pass',
  'enrolment',
  'host',
  'staff',
  'watchlist',
]);
