import { sql, type Selectable } from 'kysely';
import type { StaffDetails } from '../../domain/ledger/details.ts';
import type { Db } from '../database/connect.ts';
import type { StaffTable } from '../database/tables.ts';
import type { Site } from '../site/site.ts';
import { readDetails } from './ledger/read.ts';

export interface StaffRecord {
  readonly staffId: string;
  readonly role: string | null;
  readonly details: StaffDetails | undefined;
}

/** What is sealed about one member of staff; nothing once they were erased, or were never recorded. */
export async function staffDetails(db: Db, site: Site, staffId: string): Promise<StaffDetails | undefined> {
  const row = await staff(db, site).where('id', '=', staffId).executeTakeFirst();
  return row && (await withDetails(db, site, [row]))[0]?.details;
}

/** One who works here. */
export async function findStaff(db: Db, site: Site, staffId: string): Promise<StaffRecord | undefined> {
  const rows = await present(staff(db, site)).where('id', '=', staffId).execute();
  return (await withDetails(db, site, rows))[0];
}

/** Everybody who works here, of whichever node. */
export async function allStaff(db: Db, site: Site): Promise<readonly StaffRecord[]> {
  return withDetails(db, site, await present(staff(db, site)).orderBy('id').execute());
}

/** Who else signs in at the kiosks with this code. */
export async function holderOfCode(
  db: Db,
  site: Site,
  codeToken: string,
  except: string,
): Promise<string | undefined> {
  const row = await present(staff(db, site))
    .where('code_token', '=', codeToken)
    .where('id', '!=', except)
    .executeTakeFirst();
  return row?.id;
}

export async function isHost(db: Db, site: Site, hostId: string): Promise<boolean> {
  const row = await db
    .selectFrom('host')
    .select('id')
    .where('site_id', '=', site.id)
    .where('id', '=', hostId)
    .where('erased', '=', false)
    .where('details_stamp', 'is not', null)
    .where((is) =>
      is.or([is('retired_stamp', 'is', null), is('retired_stamp', '<', is.ref('details_stamp'))]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Inside a transaction: one change of staff at a time, so that two administrators cannot remove each other, or give one code twice. */
export async function lockStaff(db: Db, site: Site): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`staff of ${site.id}`}, 0))`.execute(db);
}

function staff(db: Db, site: Site) {
  return db.selectFrom('staff').selectAll().where('site_id', '=', site.id);
}

function present(query: ReturnType<typeof staff>) {
  // Recorded again after leaving: back at work, as the kiosks see it.
  return query
    .where('erased', '=', false)
    .where('details_stamp', 'is not', null)
    .where((is) =>
      is.or([is('retired_stamp', 'is', null), is('retired_stamp', '<', is.ref('details_stamp'))]),
    );
}

async function withDetails(
  db: Db,
  site: Site,
  rows: readonly Selectable<StaffTable>[],
): Promise<readonly StaffRecord[]> {
  const details = await readDetails(
    db,
    site,
    ['staff.recorded'],
    rows.map(({ node, details_seq }) => ({ node, seq: details_seq })),
  );
  return rows.map(({ id, role }, index) => ({ staffId: id, role, details: details[index] }));
}
