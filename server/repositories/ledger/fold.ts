import { sql } from 'kysely';
import { idOfSubject } from '../../../domain/ledger/event.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { applyEvent, type FoldedEvent } from '../projections/apply-event.ts';
import { projectionOf, type AnyRow } from '../projections/index.ts';
import type { Projection } from '../projections/projection.ts';

/** Somebody else made the same new row first: the transaction starts again and then sees it. */
export class LostRace extends Error {}

/**
 * Brings the tables in step with these events: loads the rows they touch, folds, writes back what changed.
 *
 * @returns the subjects that these events erased
 */
export async function fold(db: Db, site: Site, events: readonly FoldedEvent[]): Promise<ReadonlySet<string>> {
  const erased = new Set<string>();
  const kinds = Map.groupBy(events, ({ subject }) => subject.slice(0, subject.indexOf(':')));
  // Always in the same order, so that two transactions never wait for each other in a circle.
  for (const kind of [...kinds.keys()].sort()) {
    const projection = projectionOf(kind);
    if (projection) await foldKind(db, site, projection, kinds.get(kind) ?? [], erased);
  }
  return erased;
}

async function foldKind(
  db: Db,
  site: Site,
  projection: Projection<AnyRow>,
  events: readonly FoldedEvent[],
  erased: Set<string>,
): Promise<void> {
  const relevant = events.filter(
    ({ type }) => type === 'subject.erased' || projection.on[type] !== undefined,
  );
  if (relevant.length === 0) return;

  const ids = [...new Set(relevant.map(({ subject }) => idOfSubject(subject)))];
  const table = sql.table(projection.table);
  const { rows: known } = await sql<AnyRow>`
    SELECT * FROM ${table} WHERE site_id = ${site.id} AND id = ANY(${ids}) ORDER BY id FOR UPDATE`.execute(
    db,
  );
  const before = new Map(known.map((row) => [row.id, row]));
  const rows = new Map(before);

  for (const event of relevant) {
    const id = idOfSubject(event.subject);
    const row = rows.get(id) ?? projection.empty(site.id, id);
    const next = applyEvent(site, projection, row, event);
    rows.set(id, next);
    if (event.type === 'subject.erased' && next !== row) erased.add(event.subject);
  }

  const changed = [...rows.values()].filter((row) => before.get(row.id) !== row);
  const fresh = changed.filter(({ id }) => !before.has(id));
  await write(
    db,
    projection.table,
    changed.filter(({ id }) => before.has(id)),
  );
  await insert(db, projection.table, fresh);
}

/** As PostgreSQL takes it: no text may hold U+0000 or half a pair of surrogates, whatever somebody wrote. */
function toJson(rows: readonly AnyRow[]): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  );
}

async function write(db: Db, name: string, rows: readonly AnyRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).filter((column) => column !== 'site_id' && column !== 'id');
  const assignments = sql.join(columns.map((column) => sql`${sql.ref(column)} = new.${sql.ref(column)}`));
  await sql`
    UPDATE ${sql.table(name)} AS old SET ${assignments}
    FROM jsonb_populate_recordset(NULL::${sql.table(name)}, ${toJson(rows)}::jsonb) AS new
    WHERE old.site_id = new.site_id AND old.id = new.id`.execute(db);
}

async function insert(db: Db, name: string, rows: readonly AnyRow[]): Promise<void> {
  if (rows.length === 0) return;
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const { numAffectedRows } = await sql`
    INSERT INTO ${sql.table(name)}
    SELECT * FROM jsonb_populate_recordset(NULL::${sql.table(name)}, ${toJson(sorted)}::jsonb)
    ON CONFLICT DO NOTHING`.execute(db);
  if (Number(numAffectedRows ?? 0) !== rows.length)
    throw new LostRace(`a row of ${name} was made by somebody else`);
}
