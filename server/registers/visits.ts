import { instant, localDay, localTime } from '../../domain/kernel/time.ts';
import { maskName, maskNumber, maskPhone } from '../../domain/identity/mask.ts';
import { readPeople } from '../repositories/guard/visit-people.ts';
import type { VisitRow } from '../repositories/projections/visits.ts';
import { countByTime, pageByTime } from '../repositories/registers/by-time.ts';
import { visitTable } from '../repositories/registers/tables.ts';
import type { Register, RegisterAsked } from './register.ts';

export const visitRegister: Register = {
  columns: [
    { key: 'head.registered' },
    { key: 'head.name' },
    { key: 'head.idNumber', fileOnly: true },
    { key: 'head.phone' },
    { key: 'head.company', fileOnly: true },
    { key: 'head.host' },
    { key: 'head.department', fileOnly: true },
    { key: 'head.purpose' },
    { key: 'head.category', fileOnly: true },
    { key: 'head.route' },
    { key: 'head.companions', numeric: true },
    { key: 'head.badge' },
    { key: 'head.state' },
    { key: 'head.in' },
    { key: 'head.out' },
  ],
  states: ['visit.awaiting-review', 'visit.inside', 'visit.left', 'visit.rejected'],
  count: ({ db, site, ...asked }) => countByTime(db, site, visitTable(asked), asked),
  async page(asked, cursor, limit) {
    const { db, site, words, language } = asked;
    const rows = await pageByTime<VisitRow>(db, site, visitTable(asked), asked, cursor, limit);
    const people = await readPeople(db, site, rows);
    return rows.map((row, at) => {
      const { name, idNumber, phone, company, host } = people[at] ?? { name: '' };
      const { personal, moment, purpose } = cellsFor(asked);
      return {
        ...{ id: row.id, time: row.registered_at ?? 0 },
        cells: [
          moment(row.registered_at),
          row.erased ? words.t('text.erased') : personal(name, maskName),
          personal(idNumber, maskNumber),
          personal(phone, maskPhone),
          company,
          host?.name,
          host?.department[language],
          purpose(row.purpose),
          words.word('category', row.category),
          words.word('route', row.route),
          row.companions,
          row.badge_number ?? '',
          words.word('visit', row.state),
          moment(row.checked_in_at ?? (row.decision === 'approved' ? row.decided_at : null)),
          moment(row.checked_out_at),
        ],
      };
    });
  },
};

/** How every register writes a person, a moment and a purpose. */
export function cellsFor({ site, policy, language, words, full }: RegisterAsked) {
  return {
    personal: (text: string | undefined, mask: (text: string) => string): string =>
      text === undefined ? '' : full ? text : mask(text),
    moment: (at: number | null): string =>
      at === null ? '' : `${localDay(instant(at), site.timeZone)} ${localTime(instant(at), site.timeZone)}`,
    /** A key of the policy; older keys say themselves. */
    purpose: (key: string | null): string =>
      policy.purposes.find((one) => one.key === key)?.label[language] ?? words.word('purpose', key),
  };
}
