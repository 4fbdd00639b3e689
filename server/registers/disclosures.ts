import type { FactData } from '../../domain/ledger/catalogue.ts';
import { idOfSubject } from '../../domain/ledger/event.ts';
import { readDirectory } from '../repositories/directory.ts';
import { readDetails } from '../repositories/ledger/read.ts';
import { countDisclosures, pageDisclosures } from '../repositories/registers/disclosures.ts';
import type { Register, RegisterAsked } from './register.ts';
import { cellsFor } from './visits.ts';

/** Who looked at what lists mask, and what for. */
export const lookUpRegister: Register = {
  columns: [
    { key: 'head.at' },
    { key: 'head.who' },
    { key: 'head.what' },
    { key: 'head.register' },
    { key: 'head.why' },
  ],
  states: [],
  count: ({ db, site, ...asked }) => countDisclosures(db, site, 'data.accessed', asked),
  async page(asked, cursor, limit) {
    const { db, site, words } = asked;
    const rows = await pageDisclosures(db, site, 'data.accessed', asked, cursor, limit);
    const who = await namesOf(asked);
    return rows.map((row) => {
      const { purpose, register } = JSON.parse(row.data) as FactData<'data.accessed'>;
      const kind = row.subject.slice(0, row.subject.indexOf(':'));
      return {
        ...{ id: `${row.node}:${row.seq}`, time: row.received_at },
        cells: [
          cellsFor(asked).moment(row.received_at),
          who(row.actor),
          words.word('subject', kind),
          words.word('register-name', register),
          words.word('why', purpose),
        ],
      };
    });
  },
};

/** What left the house as a file, on what ground and for whom. */
export const exportRegister: Register = {
  columns: [
    { key: 'head.at' },
    { key: 'head.who' },
    { key: 'head.register' },
    { key: 'head.format' },
    { key: 'head.rows', numeric: true },
    { key: 'head.reason' },
    { key: 'head.recipient' },
  ],
  states: [],
  count: ({ db, site, ...asked }) => countDisclosures(db, site, 'data.exported', asked),
  async page(asked, cursor, limit) {
    const { db, site, words } = asked;
    const rows = await pageDisclosures(db, site, 'data.exported', asked, cursor, limit);
    const details = await readDetails(db, site, ['data.exported'], rows);
    const who = await namesOf(asked);
    return rows.map((row, at) => {
      const { register, format, rows: count } = JSON.parse(row.data) as FactData<'data.exported'>;
      const full = register.endsWith('-full');
      const name = words.word('register-name', register.replace(/-full$/, ''));
      return {
        ...{ id: `${row.node}:${row.seq}`, time: row.received_at },
        cells: [
          cellsFor(asked).moment(row.received_at),
          who(row.actor),
          `${name}${words.t(full ? 'text.full' : 'text.masked')}`,
          format.toUpperCase(),
          count,
          details[at]?.reason,
          details[at]?.recipient,
        ],
      };
    });
  },
};

async function namesOf({ db, site, words }: RegisterAsked): Promise<(actor: string) => string> {
  const { staff } = await readDirectory(db, site);
  return (actor) => {
    if (!actor.startsWith('staff:')) return words.word('who', actor);
    const id = idOfSubject(actor);
    return staff.get(id)?.name ?? id;
  };
}
