import { maskName, maskNumber, maskPhone } from '../../domain/identity/mask.ts';
import { readDirectory } from '../repositories/directory.ts';
import type { ReservationRow } from '../repositories/projections/reservations.ts';
import { openReservations } from '../repositories/reception/roster.ts';
import { countByTime, pageByTime } from '../repositories/registers/by-time.ts';
import { reservationTable } from '../repositories/registers/tables.ts';
import type { Register } from './register.ts';
import { cellsFor } from './visits.ts';

export const reservationRegister: Register = {
  columns: [
    { key: 'head.from' },
    { key: 'head.until' },
    { key: 'head.name' },
    { key: 'head.idNumber', fileOnly: true },
    { key: 'head.phone' },
    { key: 'head.company', fileOnly: true },
    { key: 'head.host' },
    { key: 'head.department', fileOnly: true },
    { key: 'head.purpose' },
    { key: 'head.companions', numeric: true },
    { key: 'head.state' },
  ],
  states: [
    'reservation.awaiting-host',
    'reservation.awaiting-second',
    'reservation.more-asked',
    'reservation.invited',
    'reservation.approved',
    'reservation.used',
    'reservation.rejected',
    'reservation.cancelled',
    'reservation.expired',
  ],
  count: ({ db, site, ...asked }) => countByTime(db, site, reservationTable(asked), asked),
  async page(asked, cursor, limit) {
    const { db, site, words, language } = asked;
    const rows = await pageByTime<ReservationRow>(db, site, reservationTable(asked), asked, cursor, limit);
    const opened = await openReservations(db, site, rows);
    const { hosts } = await readDirectory(db, site);
    return opened.map(({ row, agreed, request }) => {
      const { personal, moment, purpose } = cellsFor(asked);
      const visitor = request?.visitor;
      const host = agreed?.host ?? hosts.get(row.host_id ?? '');
      return {
        ...{ id: row.id, time: row.from_at ?? 0 },
        cells: [
          moment(row.from_at),
          moment(row.until_at),
          row.erased ? words.t('text.erased') : personal(visitor?.name ?? agreed?.visitorName, maskName),
          personal(visitor?.idNumber ?? agreed?.idNumber, maskNumber),
          personal(visitor?.phone ?? agreed?.phone, maskPhone),
          visitor?.company,
          host?.name,
          host?.department[language],
          // Words of the visitor's own are for whoever decides; the register tells the kind.
          purpose(request?.purpose ?? (agreed ? listed(asked.policy.purposes, agreed.purpose) : null)),
          row.companions,
          words.word('reservation', row.state),
        ],
      };
    });
  },
};

function listed(purposes: readonly { readonly key: string }[], purpose: string): string {
  return purposes.some(({ key }) => key === purpose) ? purpose : 'other';
}
