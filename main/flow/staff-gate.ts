import { lockoutAt } from '../../domain/access/lockout.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { StaffVerdict } from '../../domain/visit/effect.ts';
import type { StaffRepository } from '../storage/store.ts';

export interface StaffGateDeps {
  readonly staff: StaffRepository;
  readonly verifyPin: (pinHash: string | undefined, pin: string) => Promise<boolean>;
  readonly now: () => Instant;
}

/** Answers whether this code and PIN belong together. */
export type StaffGate = (code: string, pin: string) => Promise<StaffVerdict>;

/**
 * Checks a sign-in and writes every attempt to the ledger. An unknown code takes as long as a wrong PIN and is locked
 * the same way, so the answer tells a guesser nothing about who works here.
 */
export function createStaffGate({ staff, verifyPin, now }: StaffGateDeps): StaffGate {
  const lockout = (code: string) => lockoutAt(staff.attempts(code), now());

  return async (code, pin) => {
    const before = lockout(code);
    if (before.locked) return { verdict: 'locked', until: before.until };
    const member = staff.byCode(code);
    const right = await verifyPin(member?.pinHash, pin);
    const recorded = staff.recordAttempt(code, right && member !== undefined);
    // An attempt that cannot be written down would not count towards the lock: refuse it.
    if (right && member && recorded.ok) {
      const { id, name, role } = member;
      return { verdict: 'ok', staff: { id, code: member.code, name, role } };
    }
    const after = lockout(code);
    return after.locked ? { verdict: 'locked', until: after.until } : { verdict: 'wrong' };
  };
}
