import { unreachable } from '../../../domain/kernel/exhaustive.ts';
import { idOfSubject, type SubjectKind } from '../../../domain/ledger/event.ts';
import type { Projection } from './index.ts';

export const erasureProjection: Projection = {
  // The row stays as an anonymous count; every token that could still find the person goes.
  'subject.erased'({ database }, event) {
    const kind = event.subject.slice(0, event.subject.indexOf(':')) as SubjectKind;
    const sql = erasing(kind);
    if (sql !== undefined) database.run(sql, idOfSubject(event.subject));
  },
};

function erasing(kind: SubjectKind): string | undefined {
  switch (kind) {
    case 'visit':
      return `UPDATE visit SET erased = 1, id_number_token = NULL, badge_code_token = NULL,
              handwritten_token = NULL, opened_by = NULL WHERE id = ?`;
    case 'reservation':
      return 'UPDATE reservation SET erased = 1, id_number_token = NULL, phone_token = NULL WHERE id = ?';
    case 'enrolment':
      return 'UPDATE enrolment SET erased = 1, id_number_token = NULL WHERE id = ?';
    case 'host':
      return 'UPDATE host SET erased = 1 WHERE id = ?';
    case 'staff':
      return 'UPDATE staff SET erased = 1, code_token = NULL WHERE id = ?';
    case 'pass':
      return 'UPDATE pass SET opens = NULL WHERE id = ?';
    case 'watchlist':
      return 'DELETE FROM watchlist_token WHERE entry = ?';
    // Kept in no table of a kiosk.
    case 'node':
    case 'dossier':
    case 'department':
    case 'contact':
    case 'feedback':
    case 'request':
      return undefined;
    default:
      return unreachable(kind);
  }
}
