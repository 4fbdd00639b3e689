import { countByTime, pageByTime } from '../repositories/registers/by-time.ts';
import { readLastTries } from '../repositories/registers/deliveries.ts';
import { messageTable } from '../repositories/registers/tables.ts';
import type { MessageRow } from '../repositories/messages.ts';
import type { Register } from './register.ts';
import { cellsFor } from './visits.ts';

/** What was told to whom's channel, and whether it arrived. The words themselves and the addresses are in no register. */
export const deliveryRegister: Register = {
  columns: [
    { key: 'head.at' },
    { key: 'head.message' },
    { key: 'head.what' },
    { key: 'head.state' },
    { key: 'head.channel' },
    { key: 'head.tries', numeric: true },
    { key: 'head.outcome' },
  ],
  states: ['message.waiting', 'message.delivered', 'message.failed'],
  count: ({ db, site, ...asked }) => countByTime(db, site, messageTable(asked), asked),
  async page(asked, cursor, limit) {
    const { db, site, words } = asked;
    const rows = await pageByTime<MessageRow>(db, site, messageTable(asked), asked, cursor, limit);
    const tries = await readLastTries(
      db,
      site,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({
      ...{ id: row.id, time: row.created_at },
      cells: [
        cellsFor(asked).moment(row.created_at),
        words.word('template', row.key),
        words.word('subject', row.subject.slice(0, row.subject.indexOf(':'))),
        words.word('message', row.state),
        words.word('channel', tries.get(row.id)?.channel),
        row.attempts,
        words.word('outcome', tries.get(row.id)?.outcome),
      ],
    }));
  },
};
