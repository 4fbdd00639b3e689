import { idOfSubject } from '../../../domain/ledger/event.ts';
import type { Projection } from './index.ts';

export const enrolmentProjection: Projection = {
  'enrolment.recorded'({ database, tokens }, event, data, details) {
    database.run(
      `INSERT INTO enrolment VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
       ON CONFLICT (id) DO UPDATE SET
         node = excluded.node, details_seq = excluded.details_seq,
         from_day = excluded.from_day, until_day = excluded.until_day,
         renewed_on = nullif(max(ifnull(renewed_on, ''), ifnull(excluded.renewed_on, '')), ''),
         notice_version = ifnull(excluded.notice_version, notice_version),
         id_number_token = excluded.id_number_token`,
      idOfSubject(event.subject),
      event.node,
      event.seq,
      data.from,
      data.until,
      data.renewedOn ?? null,
      data.noticeVersion ?? null,
      details ? tokens.idNumber(details.idNumber) : null,
    );
  },
  'enrolment.renewed'({ database }, event, data) {
    database.run(
      `UPDATE enrolment SET renewed_on = max(ifnull(renewed_on, ''), ?) WHERE id = ?`,
      data.day,
      idOfSubject(event.subject),
    );
  },
  'enrolment.ended'({ database }, event) {
    database.run('UPDATE enrolment SET ended = 1 WHERE id = ?', idOfSubject(event.subject));
  },
  // Given by the person: newer than what a record brings along.
  'enrolment.consented'({ database }, event, data) {
    database.run(
      'UPDATE enrolment SET notice_version = ? WHERE id = ?',
      data.noticeVersion,
      idOfSubject(event.subject),
    );
  },
};
