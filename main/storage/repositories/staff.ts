import { lockoutAt } from '../../../domain/access/lockout.ts';
import { isStaffRole, type AccountRole } from '../../../domain/access/roles.ts';
import { ok } from '../../../domain/kernel/result.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { StaffId } from '../../../domain/kernel/brand.ts';
import { subjectOf, type Subject } from '../../../domain/ledger/event.ts';
import type { Actor } from '../../../domain/visit/records.ts';
import type { StorageContext } from '../context.ts';
import { Refused } from '../fault.ts';
import type { StaffMember, StaffRepository } from '../store.ts';
import { attemptsOf } from '../projections/staff.ts';
import { recordOnce } from './record-once.ts';

interface StaffRow {
  readonly id: StaffId;
  readonly node: string;
  readonly details_seq: number;
  readonly role: AccountRole;
}

const system: Actor = { kind: 'system' };

export function createStaffRepository(context: StorageContext): StaffRepository {
  const { database, journal, tokens } = context;

  const opened = (row: StaffRow | undefined): StaffMember | undefined => {
    const details = row && journal.openDetails('staff.recorded', row.node, row.details_seq);
    if (!row || !details || !isStaffRole(row.role)) return undefined;
    const { code, name, pinHash } = details;
    return { id: row.id, role: row.role, code, name, pinHash };
  };
  const rowByToken = (token: string) =>
    // Two nodes may have given one code. Who was recorded here, and signed in here all along, keeps it.
    database.get<StaffRow>(
      'SELECT * FROM staff WHERE code_token = ? AND retired = 0 ORDER BY node <> ?, id LIMIT 1',
      token,
      journal.node,
    );
  /** Whose code this is; a guess at a code that nobody has is the kiosk's affair. */
  const subjectBy = (token: string): Subject => {
    const member = rowByToken(token);
    return member ? subjectOf('staff', member.id) : subjectOf('node', journal.node);
  };
  const attemptsBy = (subject: Subject, token: string) => {
    const row = database.get<{ failures: number; last_failure_at: Instant }>(
      'SELECT failures, last_failure_at FROM sign_in_attempt WHERE who = ?',
      attemptsOf(subject, token),
    );
    return row ? { failures: row.failures, lastFailureAt: row.last_failure_at } : { failures: 0 };
  };

  return {
    record(member, actor) {
      const written = journal.commit(() => {
        const holder = rowByToken(tokens.staffCode(member.code));
        if (holder && holder.id !== member.id) throw new Refused('another member of staff has this code');
        const { id, role, ...details } = member;
        recordOnce(context, 'staff.recorded', subjectOf('staff', id), actor, { role }, details);
      });
      return written.ok ? ok() : written;
    },
    byCode: (code) => opened(rowByToken(tokens.staffCode(code))),
    byId: (id) => opened(database.get<StaffRow>('SELECT * FROM staff WHERE id = ?', id)),
    attempts(code) {
      const token = tokens.staffCode(code);
      return attemptsBy(subjectBy(token), token);
    },
    recordAttempt(code, success) {
      const written = journal.commit(() => {
        const codeToken = tokens.staffCode(code);
        const member = rowByToken(codeToken);
        const subject = member ? subjectOf('staff', member.id) : subjectOf('node', journal.node);
        const actor: Actor = success && member ? { kind: 'staff', staffId: member.id } : system;
        journal.append(success ? 'staff.signed-in' : 'staff.sign-in-failed', subject, actor, { codeToken });
        if (success) return;
        const attempts = attemptsBy(subject, codeToken);
        const lockout = lockoutAt(attempts, context.now());
        if (lockout.locked)
          journal.append('staff.locked', subject, system, {
            codeToken,
            failures: attempts.failures,
            until: lockout.until,
          });
      });
      return written.ok ? ok() : written;
    },
  };
}
