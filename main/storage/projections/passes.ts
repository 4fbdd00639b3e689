import { idOfSubject } from '../../../domain/ledger/event.ts';
import type { Projection } from './index.ts';

export const passProjection: Projection = {
  'pass.issued'({ database }, event, data, details) {
    database.run(
      'INSERT OR REPLACE INTO pass VALUES (?, ?, ?, ?)',
      idOfSubject(event.subject),
      details?.opens ?? null,
      data.from,
      data.until,
    );
  },
  'pass.revoked'({ database }, event) {
    database.run('INSERT OR IGNORE INTO pass_revoked VALUES (?)', idOfSubject(event.subject));
  },
};
