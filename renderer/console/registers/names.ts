import type { AccountRole } from '../../../domain/access/roles.ts';
import type { RegisterName } from '../../../server/contract/registers.ts';

export type { RegisterName } from '../../../server/contract/registers.ts';

export const registerNames: readonly RegisterName[] = [
  ...(['visits', 'reservations', 'enrolments', 'look-ups', 'exports', 'deliveries'] as const),
];

/** What the server answers to a role. */
export function registersOf(role: AccountRole): readonly RegisterName[] {
  return role === 'receptionist' ? ['visits', 'reservations'] : registerNames;
}

/** Which registers are about hosts' visitors. */
export const hasHosts = (register: RegisterName): boolean =>
  register === 'visits' || register === 'reservations' || register === 'enrolments';
