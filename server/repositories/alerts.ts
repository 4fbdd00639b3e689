import { sql, type Selectable } from 'kysely';
import { open, seal } from '../../crypto/envelope.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { AlertKind } from '../contract/alerts.ts';
import type { Db } from '../database/connect.ts';
import type { AlertTable } from '../database/tables.ts';
import type { Site } from '../site/site.ts';

export type AlertRow = Selectable<AlertTable>;

export interface NewAlert {
  readonly kind: AlertKind;
  /** What it is about: `visit:<id>`, `node:<id>`. */
  readonly subject: string;
  /** Names the condition: while it holds, it is told once, whatever became of the alert. */
  readonly condition: string;
  /** Words and numbers, nothing about a person. */
  readonly details: Readonly<Record<string, string | number>>;
}

export interface AlertDeps {
  readonly newId: () => string;
  readonly now: () => Instant;
}

/** @returns whether it is new */
export async function openAlert(db: Db, site: Site, alert: NewAlert, deps: AlertDeps): Promise<boolean> {
  const { kind, subject, condition, details } = alert;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('alert')
    .values({
      ...{ site_id: site.id, id: deps.newId(), kind, subject, dedupe: condition, state: 'open' },
      details: JSON.stringify(details) as never,
      opened_at: deps.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Conditions of this kind that were told and still hold, as far as is known. */
export async function knownConditions(db: Db, site: Site, kind: AlertKind): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('alert')
    .select('dedupe')
    .where('site_id', '=', site.id)
    .where('kind', '=', kind)
    .where('dedupe', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ dedupe }) => dedupe ?? []));
}

/**
 * Conditions that no longer hold: their alerts end by themselves, and the same may be told again one day.
 * @returns how many alerts ended
 */
export async function endConditions(
  db: Db,
  site: Site,
  kind: AlertKind,
  gone: readonly string[],
  now: Instant,
): Promise<number> {
  if (gone.length === 0) return 0;
  const { rows } = await sql<{ ended: boolean }>`
    UPDATE alert SET dedupe = NULL, state = 'resolved', resolved_at = COALESCE(resolved_at, ${now})
    WHERE site_id = ${site.id} AND kind = ${kind} AND dedupe = ANY(${[...gone]})
    RETURNING resolved_at = ${now} AS ended`.execute(db);
  return rows.filter(({ ended }) => ended).length;
}

/** Ends what is open about a subject, because a person decided: `by` is their id, `null` where it is not known. */
export async function resolveAlertsOf(
  db: Db,
  site: Site,
  subject: string,
  kinds: readonly AlertKind[],
  { by, now }: { readonly by: string | null; readonly now: Instant },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('alert')
    .set({ state: 'resolved', resolved_at: now, resolved_by: by })
    .where('site_id', '=', site.id)
    .where('subject', '=', subject)
    .where('kind', 'in', [...kinds])
    .where('state', '!=', 'resolved')
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Sounds again, for whoever took it did not see to it. @returns whether it was still to be done */
export async function escalateAlert(db: Db, site: Site, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('alert')
    .set({ state: 'open', escalated_at: now, acknowledged_at: null, acknowledged_by: null })
    .where('site_id', '=', site.id)
    .where('id', '=', id)
    .where('state', '!=', 'resolved')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** All that are not resolved, or the last `limit` of the others. */
export function listAlerts(
  db: Db,
  site: Site,
  kinds: readonly AlertKind[],
  asked: { readonly show: 'current' | 'past'; readonly limit: number },
): Promise<readonly AlertRow[]> {
  const of = db
    .selectFrom('alert')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('kind', 'in', [...kinds]);
  return asked.show === 'current'
    ? of.where('state', '!=', 'resolved').orderBy('opened_at', 'desc').limit(asked.limit).execute()
    : of.where('state', '=', 'resolved').orderBy('resolved_at', 'desc').limit(asked.limit).execute();
}

/** Inside a transaction: nobody else changes it until then. */
export function lockAlert(db: Db, site: Site, id: string): Promise<AlertRow | undefined> {
  return db
    .selectFrom('alert')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateAlert(
  db: Db,
  site: Site,
  id: string,
  change: Partial<Omit<AlertRow, 'site_id' | 'id' | 'details'>>,
): Promise<void> {
  await db.updateTable('alert').set(change).where('site_id', '=', site.id).where('id', '=', id).execute();
}

/** What was written about erased people goes with them. */
export async function wipeNotes(db: Db, site: Site): Promise<void> {
  await sql`
    UPDATE alert SET note = NULL FROM visit
    WHERE alert.site_id = ${site.id} AND alert.note IS NOT NULL AND alert.subject LIKE 'visit:%'
      AND visit.site_id = alert.site_id AND visit.id = substr(alert.subject, 7) AND visit.erased`.execute(db);
}

const contextOf = (id: string): string => `alert note ${id}`;

export function sealNote(site: Site, id: string, note: string, randomBytes: RandomBytes): Uint8Array {
  return seal(site.closet, contextOf(id), Buffer.from(note), randomBytes);
}

export function openNote(site: Site, { id, note }: Pick<AlertRow, 'id' | 'note'>): string | undefined {
  const plain = note && open(site.closet, contextOf(id), note);
  return plain ? Buffer.from(plain).toString('utf8') : undefined;
}
