import type { Selectable } from 'kysely';
import type { ReservationState } from '../../../domain/reservation/vocabulary.ts';
import type { ReservationTable } from '../../database/tables.ts';
import { noTokens, personTokens } from './person-tokens.ts';
import { isEarlier, isLater, isNewRecord, type Projection, type Seen } from './projection.ts';

export type ReservationRow = Selectable<ReservationTable>;

export const reservationProjection: Projection<ReservationRow> = {
  table: 'reservation',
  empty: (site_id, id) => ({ ...blank, site_id, id }),
  on: {
    'reservation.requested': (row, data, event, details) =>
      moved(
        {
          ...row,
          route: data.route,
          category: data.category,
          group_id: data.group ?? null,
          companions: data.companions,
          requested_at: data.time,
          ...asked(row, data, event),
          ...(details &&
            !row.erased && { host_id: details.hostId, ...personTokens(event.tokens, details.visitor) }),
        },
        event,
        data.route === 'invitation' ? 'invited' : 'awaiting-host',
      ),
    'reservation.changed': (row, data, event, details) =>
      moved(
        {
          ...row,
          companions: data.companions,
          ...asked(row, data, event),
          ...(details &&
            !row.erased && { host_id: details.hostId, ...personTokens(event.tokens, details.visitor) }),
        },
        event,
        'awaiting-host',
      ),
    'reservation.reviewed': (row, data, event) => {
      const noted = isLater(event.stamp, row.message_stamp)
        ? {
            ...row,
            decided_by: data.by,
            decline_reason: data.reason ?? null,
            message_node: event.node,
            message_seq: event.seq,
            message_stamp: event.stamp,
          }
        : row;
      if (data.decision === 'rejected') return moved(noted, event, 'rejected');
      if (data.decision === 'more-asked') return moved(noted, event, 'more-asked');
      // The approval that settles it is followed by `reservation.recorded`; one that is not waits for the second person.
      return moved(noted, event, 'awaiting-second');
    },
    'reservation.recorded': (row, data, event, details) => {
      if (!isNewRecord(event, { node: row.details_node ?? row.request_node, stamp: row.details_stamp }))
        return row;
      return moved(
        {
          ...row,
          details_node: event.node,
          details_seq: event.seq,
          details_stamp: event.stamp,
          category: data.category,
          from_at: data.from,
          until_at: data.until,
          companions: data.companions,
          ...(details && !row.erased
            ? {
                host_id: details.host.id,
                ...personTokens(event.tokens, { ...details, name: details.visitorName }),
              }
            : { host_id: null, ...noTokens }),
        },
        event,
        'approved',
      );
    },
    'reservation.cancelled': (row, _data, event) => moved(row, event, 'cancelled'),
    'reservation.expired': (row, _data, event) => moved(row, event, 'expired'),
    'reservation.used': (row, _data, event) => {
      const by = `${event.node}:${event.seq}`;
      const twice = row.used_by !== null && row.used_by !== by;
      const first = row.used_by !== null && row.used_by < by ? row.used_by : by;
      const dispute = twice ? 'reservation-used-twice' : row.dispute;
      return moved({ ...row, used_by: first, dispute }, event, 'used');
    },
  },
};

const blank: Omit<ReservationRow, 'site_id' | 'id'> = {
  ...{ request_node: null, request_seq: null, request_stamp: null },
  ...{
    details_node: null,
    details_seq: null,
    details_stamp: null,
    message_node: null,
    message_seq: null,
    message_stamp: null,
  },
  ...{ state: 'unknown', state_stamp: null, route: null, category: null, host_id: null, group_id: null },
  ...{ from_at: null, until_at: null, companions: 0, requested_at: null, answer_by: null },
  ...{ decline_reason: null, decided_by: null, used_by: null, dispute: null },
  ...noTokens,
  erased: false,
};

/** Used is used, whatever anybody decides later; otherwise the latest word counts. */
function moved(row: ReservationRow, { stamp }: Seen, state: ReservationState): ReservationRow {
  if (row.state === 'used')
    return state === 'used' && isEarlier(stamp, row.state_stamp) ? { ...row, state_stamp: stamp } : row;
  if (state !== 'used' && !isLater(stamp, row.state_stamp)) return row;
  return { ...row, state, state_stamp: stamp };
}

function asked(
  row: ReservationRow,
  data: { readonly from: number; readonly until: number; readonly answerBy: number },
  { node, seq, stamp }: Seen,
): Partial<ReservationRow> {
  if (!isLater(stamp, row.request_stamp)) return {};
  return {
    request_node: node,
    request_seq: seq,
    request_stamp: stamp,
    from_at: data.from,
    until_at: data.until,
    answer_by: data.answerBy,
  };
}
