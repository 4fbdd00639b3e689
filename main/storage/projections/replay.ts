import type { FactData, FactType } from '../../../domain/ledger/catalogue.ts';
import type { SealedType } from '../../../domain/ledger/details.ts';
import type { NodeId } from '../../../domain/kernel/brand.ts';
import { idOfSubject, type Subject, type SubjectKind } from '../../../domain/ledger/event.ts';
import type { Database } from '../database.ts';
import type { EventRef, Journal, Projector } from '../journal.ts';
import { isTally } from './index.ts';

/** Makes the rows of one subject anew from all its events, wherever they were written. Inside a transaction. */
export type Replay = (subject: Subject, openDetails: Journal['openDetails']) => void;

/**
 * Facts that say what a subject is. They come before the facts that say what became of it, whatever the clocks of their nodes
 * showed; within each half the hybrid clock decides. So the rows do not depend on the order in which events arrive.
 */
const founding: readonly FactType[] = [
  'visit.registered',
  'reservation.recorded',
  'enrolment.recorded',
  'host.recorded',
  'staff.recorded',
  'pass.issued',
  'watchlist.listed',
];

/** The order in which events become rows, for `ORDER BY`. */
export const projectionOrder = `type NOT IN (${founding.map((type) => `'${type}'`).join(', ')}), at`;

/** The rows that belong to one subject and are made anew with it. */
const rowsOf: { readonly [K in SubjectKind]?: readonly { readonly table: string; readonly key: string }[] } =
  {
    visit: [{ table: 'visit', key: 'id' }],
    reservation: [{ table: 'reservation', key: 'id' }],
    enrolment: [{ table: 'enrolment', key: 'id' }],
    host: [{ table: 'host', key: 'id' }],
    staff: [{ table: 'staff', key: 'id' }],
    pass: [
      { table: 'pass', key: 'id' },
      { table: 'pass_revoked', key: 'id' },
    ],
    watchlist: [
      { table: 'watchlist', key: 'id' },
      { table: 'watchlist_token', key: 'entry' },
    ],
  };

interface SubjectEvent {
  readonly node: NodeId;
  readonly seq: number;
  readonly at: string;
  readonly type: FactType;
  readonly data: string;
  readonly is_sealed: 0 | 1;
}

export function createReplay(database: Database, project: Projector): Replay {
  return (subject, openDetails) => {
    const rows = rowsOf[subject.slice(0, subject.indexOf(':')) as SubjectKind];
    if (!rows) return;
    for (const { table, key } of rows)
      database.run(`DELETE FROM ${table} WHERE ${key} = ?`, idOfSubject(subject));
    const events = database.all<SubjectEvent>(
      `SELECT node, seq, at, type, data, sealed IS NOT NULL AS is_sealed FROM event WHERE subject = ?
       ORDER BY ${projectionOrder}`,
      subject,
    );
    for (const { node, seq, at, type, data, is_sealed } of events) {
      if (isTally(type)) continue;
      const details = is_sealed ? openDetails(type as SealedType, node, seq) : undefined;
      project(type, { node, seq, subject, at }, JSON.parse(data) as FactData<FactType>, details as never);
    }
  };
}

/**
 * Whether a fact just written here cannot simply be added to its subject's rows: another node's clock is ahead of ours, or it says
 * anew what the subject is.
 */
export function needsReplay(database: Database, type: FactType, { subject, at }: EventRef): boolean {
  if (isTally(type)) return false;
  const other = founding.includes(type)
    ? database.get('SELECT 1 FROM event WHERE subject = ? AND at <> ? LIMIT 1', subject, at)
    : database.get('SELECT 1 FROM event WHERE subject = ? AND at > ? LIMIT 1', subject, at);
  return other !== undefined;
}
