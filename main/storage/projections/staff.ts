import { idOfSubject } from '../../../domain/ledger/event.ts';
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
  'staff.sign-in-failed'({ database }, _event, data) {
    database.run(
      `INSERT INTO sign_in_attempt VALUES (?, 1, ?)
       ON CONFLICT (code_token) DO UPDATE SET
         failures = failures + 1, last_failure_at = excluded.last_failure_at`,
      data.codeToken,
      data.time,
    );
  },
  'staff.signed-in'({ database }, _event, data) {
    database.run('DELETE FROM sign_in_attempt WHERE code_token = ?', data.codeToken);
  },
};
