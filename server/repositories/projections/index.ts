import type { SubjectKind } from '../../../domain/ledger/event.ts';
import {
  dossierProjection,
  feedbackProjection,
  nodeProjection,
  passProjection,
  requestProjection,
  watchlistProjection,
} from './others.ts';
import {
  contactProjection,
  departmentProjection,
  enrolmentProjection,
  hostProjection,
  staffProjection,
} from './people.ts';
import type { Projection } from './projection.ts';
import { reservationProjection } from './reservations.ts';
import { visitProjection } from './visits.ts';

/** Any row, as the engine handles it: the fold that made it knows its shape. */
export type AnyRow = Readonly<Record<string, unknown>> & { readonly site_id: string; readonly id: string };

const table: Readonly<Record<SubjectKind, { readonly table: string }>> = {
  visit: visitProjection,
  reservation: reservationProjection,
  enrolment: enrolmentProjection,
  host: hostProjection,
  staff: staffProjection,
  node: nodeProjection,
  pass: passProjection,
  watchlist: watchlistProjection,
  dossier: dossierProjection,
  department: departmentProjection,
  contact: contactProjection,
  feedback: feedbackProjection,
  request: requestProjection,
};

/** One table per kind of subject: an event touches the row of its own subject and no other. */
export function projectionOf(kind: string): Projection<AnyRow> | undefined {
  return Object.hasOwn(table, kind) ? (table[kind as SubjectKind] as Projection<AnyRow>) : undefined;
}

export const projectedTables: readonly string[] = Object.values(table).map(({ table: name }) => name);

/** Columns that are read from what an event sealed, beside the tokens: without its key a rebuild could not fill them again. */
const sealedColumns: ReadonlySet<string> = new Set([
  'tokens',
  'opens',
  'host_id',
  'reservation_id',
  'enrolment_id',
  'proposed_by',
]);

/** Everything that could still find an erased person, or tie them to others. What is left of the row is an anonymous count. */
export function withoutTokens(row: AnyRow): AnyRow {
  const traces = Object.keys(row).filter((name) => name.endsWith('_token') || sealedColumns.has(name));
  return { ...row, ...Object.fromEntries(traces.map((name) => [name, null])), erased: true };
}
