import type { FactData, FactType } from '../../domain/ledger/catalogue.ts';
import type { SealedType } from '../../domain/ledger/details.ts';
import type { NodeId } from '../../domain/kernel/brand.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Subject } from '../../domain/ledger/event.ts';
import type { Database } from './database.ts';
import type { Journal, Projector } from './journal.ts';
import { projectedTables } from './projections/index.ts';
import { projectionOrder } from './projections/replay.ts';
import type { StoreFault } from './store.ts';

interface JournalRow {
  readonly node: NodeId;
  readonly seq: number;
  readonly type: FactType;
  readonly subject: Subject;
  readonly data: string;
  readonly at: string;
  readonly is_sealed: 0 | 1;
}

/** Empties every projected table and fills it again from the journal. */
export function rebuildProjections(
  database: Database,
  journal: Journal,
  project: Projector,
): Result<void, StoreFault> {
  return database.transact(() => fillAgain(database, journal, project));
}

/** As `rebuildProjections`, inside a transaction. */
export function fillAgain(database: Database, journal: Journal, project: Projector): void {
  for (const table of projectedTables) database.run(`DELETE FROM ${table}`);
  const events = database.iterate<JournalRow>(
    `SELECT node, seq, at, type, subject, data, sealed IS NOT NULL AS is_sealed FROM event ORDER BY ${projectionOrder}`,
  );
  for (const { node, seq, at, type, subject, data, is_sealed } of events) {
    const details = is_sealed ? journal.openDetails(type as SealedType, node, seq) : undefined;
    project(type, { node, seq, subject, at }, JSON.parse(data) as FactData<FactType>, details as never);
  }
}
