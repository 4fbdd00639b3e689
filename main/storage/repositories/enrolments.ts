import { ok } from '../../../domain/kernel/result.ts';
import type { LocalDay } from '../../../domain/kernel/time.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { Enrolment } from '../../../domain/visit/records.ts';
import type { StorageContext } from '../context.ts';
import type { EnrolmentRepository } from '../store.ts';
import { recordOnce } from './record-once.ts';

interface EnrolmentRow {
  readonly node: string;
  readonly details_seq: number;
  readonly renewed_on: LocalDay | null;
  readonly notice_version: string | null;
}

export function createEnrolmentRepository(context: StorageContext): EnrolmentRepository {
  const { database, journal, tokens } = context;

  const opened = (row: EnrolmentRow | undefined): Enrolment | undefined => {
    const details = row && journal.openDetails('enrolment.recorded', row.node, row.details_seq);
    if (!details) return undefined;
    return {
      ...details,
      ...(row.renewed_on !== null && { renewedOn: row.renewed_on }),
      ...(row.notice_version !== null && { noticeVersion: row.notice_version }),
    };
  };

  return {
    record(enrolment, actor) {
      const written = journal.commit(() => {
        const { renewedOn, noticeVersion, ...details } = enrolment;
        const { category, from, until } = enrolment;
        const data = {
          category,
          from,
          until,
          ...(renewedOn !== undefined && { renewedOn }),
          ...(noticeVersion !== undefined && { noticeVersion }),
        };
        recordOnce(context, 'enrolment.recorded', subjectOf('enrolment', enrolment.id), actor, data, details);
      });
      return written.ok ? ok() : written;
    },
    find: (idNumber, day) =>
      opened(
        database.get<EnrolmentRow>(
          `SELECT * FROM enrolment WHERE id_number_token = ?1 AND from_day <= ?2 AND until_day >= ?2
           ORDER BY until_day DESC, id LIMIT 1`,
          tokens.idNumber(idNumber),
          day,
        ),
      ),
    byId: (id) => opened(database.get<EnrolmentRow>('SELECT * FROM enrolment WHERE id = ?', id)),
  };
}
