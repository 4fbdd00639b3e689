import { idOfSubject, type Subject } from '../../../domain/ledger/event.ts';
import type { Projection } from './index.ts';
import { retire } from './retire.ts';

export const staffProjection: Projection = {
  'staff.recorded'({ database, tokens }, event, data, details) {
    database.run(
      `INSERT INTO staff VALUES (?, ?, ?, ?, ?, 0, 0)
       ON CONFLICT (id) DO UPDATE SET
         node = excluded.node, details_seq = excluded.details_seq,
         role = excluded.role, code_token = excluded.code_token`,
      idOfSubject(event.subject),
      event.node,
      event.seq,
      data.role,
      // Whoever signs in at the server's pages only has no code.
      details?.code ? tokens.staffCode(details.code) : null,
    );
  },
  // An account that was opened again after it was closed is open.
  'staff.retired': ({ database }, event) => retire(database, 'staff', event),
};

export const signInProjection: Projection = {
  'staff.sign-in-failed'({ database }, event, data) {
    database.run(
      `INSERT INTO sign_in_attempt VALUES (?, 1, ?)
       ON CONFLICT (who) DO UPDATE SET
         failures = failures + 1, last_failure_at = excluded.last_failure_at`,
      attemptsOf(event.subject, data.codeToken),
      data.time,
    );
  },
  'staff.signed-in'({ database }, event, data) {
    database.run('DELETE FROM sign_in_attempt WHERE who = ?', attemptsOf(event.subject, data.codeToken));
  },
};

/**
 * By whom failed sign-ins are kept: by person where the code is somebody's, because a code's token changes with the site's pepper;
 * otherwise by the code that nobody has.
 */
export function attemptsOf(subject: Subject, codeToken: string): string {
  return subject.startsWith('staff:') ? subject : codeToken;
}
