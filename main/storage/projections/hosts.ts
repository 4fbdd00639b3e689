import { idOfSubject } from '../../../domain/ledger/event.ts';
import type { Projection } from './index.ts';
import { retire } from './retire.ts';

export const hostProjection: Projection = {
  'host.recorded'({ database }, event) {
    database.run(
      `INSERT INTO host VALUES (?, ?, ?, 0, 0)
       ON CONFLICT (id) DO UPDATE SET node = excluded.node, details_seq = excluded.details_seq`,
      idOfSubject(event.subject),
      event.node,
      event.seq,
    );
  },
  'host.retired': ({ database }, event) => retire(database, 'host', event),
};
