import { canonicalJson } from '../../../domain/ledger/canonical.ts';
import { idOfSubject } from '../../../domain/ledger/event.ts';
import type { BadgeState } from '../../../domain/visit/records.ts';
import type { EventRef } from '../journal.ts';
import { particulars } from '../../../domain/ledger/particulars.ts';
import type { Projection, ProjectionContext } from './index.ts';

export const visitProjection: Projection = {
  'visit.registered'({ database, tokens }, event, data, details) {
    const idNumber = details && particulars(details).idNumber;
    database.run(
      `INSERT INTO visit VALUES (?, ?, ?, NULL, ?, ?, ?, 'none', 0, ?, ?, ?, ?, ?, NULL, NULL, ?, ?, ?, NULL, 0, NULL)`,
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
    );
  },
  'visit.reviewed'({ database }, event, data) {
    const state = data.decision === 'approved' ? 'inside' : 'rejected';
    database.run('UPDATE visit SET state = ? WHERE id = ?', state, idOfSubject(event.subject));
  },
  'visit.checked-in'({ database }, event, data) {
    const id = idOfSubject(event.subject);
    database.run('UPDATE visit SET checked_in_at = ? WHERE id = ?', data.time, id);
    if (data.by === 'camera') database.run(`UPDATE visit SET state = 'inside' WHERE id = ?`, id);
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
      `UPDATE visit SET state = 'left', checked_out_at = ? WHERE id = ?`,
      data.time,
      idOfSubject(event.subject),
    );
  },
  'badge.sending': (context, event, data) => setBadge(context, event, 'sending', data.copy),
  'badge.printed': (context, event, data) => setBadge(context, event, 'printed', data.copy),
  'badge.unconfirmed': (context, event, data) => setBadge(context, event, 'unconfirmed', data.copy),
  'badge.failed': (context, event, data) => setBadge(context, event, 'failed', data.copy),
  'badge.handwritten'({ database, tokens }, event, _data, details) {
    database.run(
      `UPDATE visit SET badge = 'handwritten', handwritten_seq = ?, handwritten_token = ? WHERE id = ?`,
      event.seq,
      details ? tokens.badgeNumber(details.number) : null,
      idOfSubject(event.subject),
    );
  },
};

function setBadge({ database }: ProjectionContext, event: EventRef, state: BadgeState, copy: number): void {
  database.run(
    'UPDATE visit SET badge = ?, badge_copy = ? WHERE id = ?',
    state,
    copy,
    idOfSubject(event.subject),
  );
}
