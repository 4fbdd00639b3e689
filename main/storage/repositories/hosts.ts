import { ok } from '../../../domain/kernel/result.ts';
import { subjectOf } from '../../../domain/ledger/event.ts';
import type { Host } from '../../../domain/visit/records.ts';
import type { StorageContext } from '../context.ts';
import { createHostIndex } from '../host-index.ts';
import type { HostRepository } from '../store.ts';
import { recordOnce } from './record-once.ts';

interface HostRow {
  readonly id: string;
  readonly node: string;
  readonly details_seq: number;
}

export interface IndexedHostRepository extends HostRepository {
  /** Fills the index again, after hosts were erased or rebuilt. */
  reload(): void;
}

/** Names are sealed, so the search runs over an index in memory that is filled when the store opens. */
export function createHostRepository(context: StorageContext): IndexedHostRepository {
  const { database, journal } = context;
  const opened = (row: HostRow | undefined): Host | undefined =>
    row && journal.openDetails('host.recorded', row.node, row.details_seq);
  const readAll = (): readonly Host[] =>
    database
      .all<HostRow>('SELECT * FROM host WHERE erased = 0 AND retired = 0 ORDER BY id')
      .map(opened)
      .filter((host) => host !== undefined);

  // SQLite counts what *other* connections commit: `npm run …` beside a running kiosk is seen at the next search.
  const dataVersion = (): number | undefined =>
    database.get<{ data_version: number }>('PRAGMA data_version')?.data_version;
  let seenVersion = dataVersion();
  let index = createHostIndex(readAll());
  const reload = (): void => {
    index = createHostIndex(readAll());
  };

  return {
    record(host, actor) {
      const written = journal.commit(() =>
        recordOnce(context, 'host.recorded', subjectOf('host', host.id), actor, {}, host),
      );
      if (!written.ok) return written;
      if (written.value) index.put(host);
      return ok();
    },
    byId: (id) => opened(database.get<HostRow>('SELECT * FROM host WHERE id = ?', id)),
    search(query, limit) {
      const version = dataVersion();
      if (version !== seenVersion) {
        seenVersion = version;
        reload();
      }
      return index.search(query, limit);
    },
    reload,
  };
}
