import type { EnrolmentId } from '../../../domain/kernel/brand.ts';
import { ok } from '../../../domain/kernel/result.ts';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { Enrolment } from '../../../domain/visit/records.ts';
import type { StorageContext } from '../context.ts';
import { emptyLog } from '../erase.ts';
import type { EnrolmentRepository } from '../store.ts';
import { withdrawFace } from '../withdraw-face.ts';
import { recordOnce } from './record-once.ts';

interface EnrolmentRow {
  readonly id: EnrolmentId;
  readonly node: string;
  readonly details_seq: number;
  readonly renewed_on: LocalDay | null;
  readonly notice_version: string | null;
}

export function createEnrolmentRepository(context: StorageContext): EnrolmentRepository {
  const { database, journal, tokens, faces } = context;

  const opened = (row: EnrolmentRow | undefined): Enrolment | undefined => {
    const details = row && journal.openDetails('enrolment.recorded', row.node, row.details_seq);
    if (!details) return undefined;
    return {
      ...details,
      ...(row.renewed_on !== null && { renewedOn: row.renewed_on }),
      ...(row.notice_version !== null && { noticeVersion: row.notice_version }),
      ...(faces.holds(row.id) && { faceEnrolled: true }),
    };
  };

  return {
    record(enrolment, actor) {
      const written = journal.commit(() => {
        const { renewedOn, noticeVersion, faceEnrolled: _, ...details } = enrolment;
        const { id, category, from, until, idNumber } = enrolment;
        const data = {
          category,
          from,
          until,
          ...(renewedOn !== undefined && { renewedOn }),
          ...(noticeVersion !== undefined && { noticeVersion }),
        };
        recordOnce(context, 'enrolment.recorded', subjectOf('enrolment', id), actor, data, details);
        // A face stays with the person it was taken from.
        const person = faces.personOf(id);
        if (person === undefined || person === tokens.idNumber(idNumber)) return false;
        return withdrawFace(context, id, 'replaced', actor);
      });
      if (!written.ok) return written;
      if (written.value) emptyLog(database);
      return ok();
    },
    find: (idNumber, day) =>
      opened(
        database.get<EnrolmentRow>(
          `SELECT * FROM enrolment WHERE id_number_token = ?1 AND from_day <= ?2 AND until_day >= ?2 AND ended = 0
           ORDER BY until_day DESC, id LIMIT 1`,
          tokens.idNumber(idNumber),
          day,
        ),
      ),
    isKnown: (idNumber) =>
      database.get(
        'SELECT 1 FROM enrolment WHERE id_number_token = ? AND erased = 0 LIMIT 1',
        tokens.idNumber(idNumber),
      ) !== undefined,
    isValid: (id, day) =>
      database.get(
        'SELECT 1 FROM enrolment WHERE id = ?1 AND from_day <= ?2 AND until_day >= ?2 AND ended = 0 AND erased = 0',
        id,
        day,
      ) !== undefined,
    byId: (id) => opened(database.get<EnrolmentRow>('SELECT * FROM enrolment WHERE id = ?', id)),
  };
}
