import type { Selectable } from 'kysely';
import type { AccountRole } from '../../domain/access/roles.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { Db } from '../database/connect.ts';
import type { AccountTable } from '../database/tables.ts';
import type { Site } from '../site/site.ts';

export interface AccountRecord {
  readonly staffId: string;
  readonly loginToken: string;
  /** Sealed. */
  readonly login: Uint8Array;
  readonly role: AccountRole;
  readonly hostId: string | null;
  readonly passwordHash: string | null;
  /** Whether signing in asks for a code. */
  readonly secondFactor: boolean;
  /** Sealed: the secret that counts, and one that is still to be confirmed. */
  readonly totpSecret: Uint8Array | null;
  readonly totpNext: Uint8Array | null;
  readonly setUpUntil: number | null;
  readonly closedAt: number | null;
}

export function findAccount(db: Db, site: Site, staffId: string): Promise<AccountRecord | undefined> {
  return one(accounts(db, site).where('account.staff_id', '=', staffId));
}

/** Only one that is open. */
export function findAccountByLogin(
  db: Db,
  site: Site,
  loginToken: string,
): Promise<AccountRecord | undefined> {
  return one(
    accounts(db, site).where('account.login_token', '=', loginToken).where('account.closed_at', 'is', null),
  );
}

/** Whose one-time link this is; nobody's once it was used or is too old. */
export async function findAccountBySetUp(
  db: Db,
  setUpHash: string,
  now: Instant,
): Promise<{ readonly siteId: string; readonly staffId: string } | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['site_id', 'staff_id'])
    .where('setup_hash', '=', setUpHash)
    .where('setup_until', '>', now)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row && { siteId: row.site_id, staffId: row.staff_id };
}

/** Inside a transaction: nobody else changes the account until it ends. */
export async function lockAccount(
  db: Db,
  site: Site,
  staffId: string,
): Promise<Selectable<AccountTable> | undefined> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('site_id', '=', site.id)
    .where('staff_id', '=', staffId)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** @returns whether there was none with this login or this person yet */
export async function insertAccount(
  db: Db,
  account: {
    readonly siteId: string;
    readonly staffId: string;
    readonly loginToken: string;
    readonly login: Uint8Array;
    readonly role: AccountRole;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('account')
    .values({
      ...{ site_id: account.siteId, staff_id: account.staffId, role: account.role },
      ...{ login_token: account.loginToken, login: account.login },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

type Change = Partial<Omit<Selectable<AccountTable>, 'site_id' | 'staff_id'>>;

export async function updateAccount(db: Db, site: Site, staffId: string, change: Change): Promise<void> {
  await db
    .updateTable('account')
    .set(change)
    .where('site_id', '=', site.id)
    .where('staff_id', '=', staffId)
    .execute();
}

/** A code counts once (RFC 6238, 5.2). @returns whether this step is later than all that counted before */
export async function spendTimeStep(db: Db, site: Site, staffId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('site_id', '=', site.id)
    .where('staff_id', '=', staffId)
    .where('totp_last_step', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Open administrators who have set their account up. */
export async function workingAdmins(db: Db, site: Site): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('account')
    .select('staff_id')
    .where('site_id', '=', site.id)
    .where('role', '=', 'admin')
    .where('closed_at', 'is', null)
    .where('password_hash', 'is not', null)
    .execute();
  return rows.map((row) => row.staff_id);
}

export function openAccounts(db: Db, site: Site): Promise<readonly AccountRecord[]> {
  return accounts(db, site)
    .where('account.closed_at', 'is', null)
    .execute()
    .then((rows) => rows.map(toRecord));
}

function accounts(db: Db, site: Site) {
  return db
    .selectFrom('account')
    .leftJoin('staff', (join) =>
      join.onRef('staff.site_id', '=', 'account.site_id').onRef('staff.id', '=', 'account.staff_id'),
    )
    .selectAll('account')
    .select('staff.host_id')
    .where('account.site_id', '=', site.id);
}

type Row = Selectable<AccountTable> & { readonly host_id: string | null };

async function one(query: {
  executeTakeFirst(): Promise<Row | undefined>;
}): Promise<AccountRecord | undefined> {
  const row = await query.executeTakeFirst();
  return row && toRecord(row);
}

function toRecord(row: Row): AccountRecord {
  return {
    ...{ staffId: row.staff_id, loginToken: row.login_token, login: row.login },
    ...{ role: row.role as AccountRole, hostId: row.host_id, passwordHash: row.password_hash },
    ...{ secondFactor: row.totp_confirmed, totpSecret: row.totp_secret, totpNext: row.totp_next },
    ...{ setUpUntil: row.setup_until, closedAt: row.closed_at },
  };
}
