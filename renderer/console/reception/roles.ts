import type { AccountRole } from '../../../domain/access/roles.ts';

/** Whoever works at the desk; guards look on, and act on their handheld. */
export function mayAct(role: AccountRole): boolean {
  return role === 'receptionist' || role === 'supervisor';
}
