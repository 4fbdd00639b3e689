import { idOfSubject } from '../../../domain/ledger/event.ts';
import type { Projection } from './index.ts';

export const watchlistProjection: Projection = {
  // Listed anew with other tokens: only the latest count.
  'watchlist.listed'({ database }, event, data, details) {
    const entry = idOfSubject(event.subject);
    database.run('INSERT OR REPLACE INTO watchlist VALUES (?, ?, 0)', entry, data.until);
    database.run('DELETE FROM watchlist_token WHERE entry = ?', entry);
    for (const token of details?.tokens ?? [])
      database.run('INSERT OR IGNORE INTO watchlist_token VALUES (?, ?)', token, entry);
  },
  'watchlist.ended'({ database }, event) {
    database.run('UPDATE watchlist SET ended = 1 WHERE id = ?', idOfSubject(event.subject));
  },
};
