import { maskName, maskNumber, maskPhone } from '../../domain/identity/mask.ts';
import { readDetails } from '../repositories/ledger/read.ts';
import { countEnrolments, pageEnrolments } from '../repositories/registers/enrolments.ts';
import type { Register, RegisterAsked } from './register.ts';
import { cellsFor } from './visits.ts';

export const enrolmentRegister: Register = {
  columns: [
    { key: 'head.name' },
    { key: 'head.idNumber', fileOnly: true },
    { key: 'head.phone' },
    { key: 'head.company' },
    { key: 'head.category' },
    { key: 'head.host' },
    { key: 'head.department', fileOnly: true },
    { key: 'head.from' },
    { key: 'head.until' },
    { key: 'head.state' },
  ],
  states: ['enrolment.running', 'enrolment.ended'],
  count: ({ db, site, ...asked }) => countEnrolments(db, site, daysOf(asked)),
  async page(asked, cursor, limit) {
    const { db, site, words, language } = asked;
    const rows = await pageEnrolments(db, site, daysOf(asked), cursor?.id, limit);
    const places = rows.map(({ node, details_seq }) => ({ node, seq: details_seq }));
    const details = await readDetails(db, site, ['enrolment.recorded'], places);
    return rows.map((row, at) => {
      const { personal } = cellsFor(asked);
      const person = row.erased ? undefined : details[at];
      return {
        ...{ id: row.id, time: 0 },
        cells: [
          person ? personal(person.personName, maskName) : words.t('text.erased'),
          personal(person?.idNumber, maskNumber),
          personal(person?.phone, maskPhone),
          person?.company,
          words.word('category', row.category),
          person?.host.name,
          person?.host.department[language],
          row.from_day ?? '',
          row.until_day ?? '',
          words.t(row.ended_at === null ? 'enrolment.running' : 'enrolment.ended'),
        ],
      };
    });
  },
};

const daysOf = ({
  fromDay,
  untilDay,
  state,
  host,
}: Pick<RegisterAsked, 'fromDay' | 'untilDay' | 'state' | 'host'>) => ({
  from: fromDay,
  until: untilDay,
  state,
  host,
});
