import { canonicalJson } from '../../../domain/ledger/canonical.ts';
import { idOfSubject, subjectOf, type Subject } from '../../../domain/ledger/event.ts';
import type { BadgeState, VisitRequest } from '../../../domain/visit/records.ts';
import type { EventRef } from '../journal.ts';
import { particulars } from '../../../domain/ledger/particulars.ts';
import type { Projection, ProjectionContext } from './index.ts';

export const visitProjection: Projection = {
  'visit.registered'({ database, tokens }, event, data, details) {
    const idNumber = details && particulars(details).idNumber;
    database.run(
      `INSERT INTO visit VALUES (?, ?, ?, NULL, ?, ?, ?, 'none', 0, ?, ?, ?, ?, ?, NULL, NULL, ?, ?, ?, NULL, 0, NULL,
         NULL, ?, NULL)
       -- Also where another kiosk gave one badge number twice: its fault must not stop this one.
       ON CONFLICT DO NOTHING`,
      idOfSubject(event.subject),
      event.node,
      event.seq,
      data.state,
      data.route,
      data.category,
      data.day,
      data.badgeSequence,
      data.badgeNumber,
      data.companions,
      data.time,
      data.expectedLeave ?? null,
      idNumber === undefined ? null : tokens.idNumber(idNumber),
      details ? tokens.badgeCode(details.badgeCode) : null,
      details ? openerOf(details.request) : null,
    );
  },
  // An entry of the watchlist says more than a verdict, whichever came first.
  'visit.held'({ database }, event, data) {
    database.run(
      `UPDATE visit SET hold = ? WHERE id = ? AND hold IS NOT 'watchlist'`,
      data.by,
      idOfSubject(event.subject),
    );
  },
  // Of two guards the first decides.
  'visit.reviewed'({ database }, event, data) {
    database.run(
      `UPDATE visit SET state = ? WHERE id = ? AND state = 'awaiting-review'`,
      data.decision === 'approved' ? 'inside' : 'rejected',
      idOfSubject(event.subject),
    );
  },
  // Whoever was let in is in the house, whatever was decided elsewhere meanwhile: a roll-call must find them.
  'visit.checked-in'({ database }, event, data) {
    database.run(
      `UPDATE visit SET checked_in_at = ifnull(checked_in_at, ?), state = iif(state = 'left', state, 'inside') WHERE id = ?`,
      data.enteredAt ?? data.time,
      idOfSubject(event.subject),
    );
  },
  'face.checked'({ database }, event, data) {
    const { time: _, ...check } = data;
    database.run(
      'UPDATE visit SET face_check = ? WHERE id = ?',
      canonicalJson(check),
      idOfSubject(event.subject),
    );
  },
  'visit.checked-out'({ database }, event, data) {
    database.run(
      `UPDATE visit SET state = 'left', checked_out_at = ?, opened_by = NULL WHERE id = ? AND checked_out_at IS NULL`,
      data.leftAt ?? data.time,
      idOfSubject(event.subject),
    );
  },
  'badge.sending': (context, event, data) => setBadge(context, event, 'sending', data.copy),
  'badge.printed': (context, event, data) => setBadge(context, event, 'printed', data.copy),
  'badge.unconfirmed': (context, event, data) => setBadge(context, event, 'unconfirmed', data.copy),
  'badge.failed': (context, event, data) => setBadge(context, event, 'failed', data.copy),
  'badge.handwritten'({ database, tokens }, event, _data, details) {
    database.run(
      `UPDATE visit SET badge = 'handwritten', handwritten_node = ?, handwritten_seq = ?, handwritten_token = ? WHERE id = ?`,
      event.node,
      event.seq,
      details ? tokens.badgeNumber(details.number) : null,
      idOfSubject(event.subject),
    );
  },
};

/** What the visitor could show a pass of. */
function openerOf({ reservationId, enrolmentId }: VisitRequest): Subject | null {
  if (reservationId !== undefined) return subjectOf('reservation', reservationId);
  return enrolmentId === undefined ? null : subjectOf('enrolment', enrolmentId);
}

function setBadge({ database }: ProjectionContext, event: EventRef, state: BadgeState, copy: number): void {
  database.run(
    'UPDATE visit SET badge = ?, badge_copy = ? WHERE id = ?',
    state,
    copy,
    idOfSubject(event.subject),
  );
}
