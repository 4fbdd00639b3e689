import type { Selectable } from 'kysely';
import type { EnrolmentTable, HostTable, StaffTable } from '../../database/tables.ts';
import { noTokens, personTokens } from './person-tokens.ts';
import { isLater, isNewRecord, type Projection, type Seen } from './projection.ts';

export type HostRow = Selectable<HostTable>;
export type EnrolmentRow = Selectable<EnrolmentTable>;
export type StaffRow = Selectable<StaffTable>;

const blankRecord = {
  ...{ node: null, details_seq: null, details_stamp: null, retired_stamp: null, erased: false },
} as const;

type Recorded = 'host.recorded' | 'department.recorded' | 'contact.recorded';
type Retired = 'host.retired' | 'department.retired';

/** Hosts, departments and contacts are alike: the latest record, until it is retired. */
function records(table: string, recorded: Recorded, retired?: Retired): Projection<HostRow> {
  return {
    table,
    empty: (site_id, id) => ({ ...blankRecord, site_id, id }),
    on: {
      [recorded]: (row: HostRow, _data: unknown, event: Seen) => latest(row, event),
      ...(retired && {
        [retired]: (row: HostRow, _data: unknown, { stamp }: Seen) =>
          isLater(stamp, row.retired_stamp) ? { ...row, retired_stamp: stamp } : row,
      }),
    },
  };
}

export const hostProjection: Projection<HostRow> = records('host', 'host.recorded', 'host.retired');
export const departmentProjection: Projection<HostRow> = records(
  'department',
  'department.recorded',
  'department.retired',
);
export const contactProjection: Projection<HostRow> = records('contact', 'contact.recorded');

export const staffProjection: Projection<StaffRow> = {
  table: 'staff',
  empty: (site_id, id) => ({ ...blankRecord, site_id, id, role: null, code_token: null, host_id: null }),
  on: {
    'staff.recorded': (row, data, event, details) =>
      isLater(event.stamp, row.details_stamp)
        ? {
            ...latest(row, event),
            role: data.role,
            code_token:
              details && !row.erased && details.code !== '' ? event.tokens.staffCode(details.code) : null,
            host_id: details?.hostId ?? null,
          }
        : row,
    'staff.retired': (row, _data, { stamp }) =>
      isLater(stamp, row.retired_stamp) ? { ...row, retired_stamp: stamp } : row,
  },
};

export const enrolmentProjection: Projection<EnrolmentRow> = {
  table: 'enrolment',
  empty: (site_id, id) => ({
    ...{ site_id, id, node: null, details_seq: null, details_stamp: null, category: null, host_id: null },
    ...{
      from_day: null,
      until_day: null,
      renewed_on: null,
      notice_version: null,
      notice_stamp: null,
      ended_at: null,
    },
    ...{
      id_number_token: null,
      phone_token: null,
      name_token: null,
      pinyin_token: null,
      initials_token: null,
    },
    erased: false,
  }),
  on: {
    'enrolment.recorded': (row, data, event, details) => {
      const renewed_on = later(row.renewed_on, data.renewedOn);
      if (!isNewRecord(event, recordOf(row)))
        return renewed_on === row.renewed_on ? row : { ...row, renewed_on };
      const isOpen = details !== undefined && !row.erased;
      const { phone_tail_token: _, ...tokens } = isOpen
        ? personTokens(event.tokens, { ...details, name: details.personName })
        : noTokens;
      return {
        ...latest(row, event),
        category: data.category,
        from_day: data.from,
        until_day: data.until,
        renewed_on,
        ...(row.notice_stamp === null && { notice_version: data.noticeVersion ?? null }),
        ...{ host_id: isOpen ? details.host.id : null, ...tokens },
      };
    },
    'enrolment.renewed': (row, data) => ({ ...row, renewed_on: later(row.renewed_on, data.day) }),
    'enrolment.consented': (row, data, { stamp }) =>
      isLater(stamp, row.notice_stamp)
        ? { ...row, notice_version: data.noticeVersion, notice_stamp: stamp }
        : row,
    'enrolment.ended': (row, data) => ({ ...row, ended_at: Math.min(row.ended_at ?? data.time, data.time) }),
  },
};

function latest<Row extends Pick<HostRow, 'node' | 'details_seq' | 'details_stamp'>>(
  row: Row,
  event: Seen,
): Row {
  if (!isNewRecord(event, recordOf(row))) return row;
  return { ...row, node: event.node, details_seq: event.seq, details_stamp: event.stamp };
}

const recordOf = ({ node, details_stamp }: Pick<HostRow, 'node' | 'details_stamp'>) => ({
  node,
  stamp: details_stamp,
});

function later(a: string | null, b: string | undefined): string | null {
  if (b === undefined) return a;
  return a === null || b > a ? b : a;
}
