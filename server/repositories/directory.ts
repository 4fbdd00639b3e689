import { sql } from 'kysely';
import type { AccountRole } from '../../domain/access/roles.ts';
import type { ContactDetails, DepartmentDetails } from '../../domain/ledger/details.ts';
import type { Host } from '../../domain/visit/records.ts';
import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';
import { readDetails, type EventPlace } from './ledger/read.ts';

export interface StaffEntry {
  readonly id: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly hostId?: string;
}

/** Who receives visitors and who works here, opened. Only who is there today: retired and erased entries are not in it. */
export interface Directory {
  readonly hosts: ReadonlyMap<string, Host>;
  /** By host. */
  readonly contacts: ReadonlyMap<string, ContactDetails>;
  readonly departments: ReadonlyMap<string, DepartmentDetails>;
  readonly staff: ReadonlyMap<string, StaffEntry>;
}

const cached = new WeakMap<Site, { readonly version: string; readonly directory: Directory }>();

/** The directory as it is now. Opened once for every change of it: a thousand hosts are a thousand envelopes. */
export async function readDirectory(db: Db, site: Site): Promise<Directory> {
  const version = await versionOf(db, site);
  const known = cached.get(site);
  if (known?.version === version) return known.directory;
  const directory: Directory = {
    hosts: await entries(db, site, 'host', 'host.recorded'),
    contacts: await entries(db, site, 'contact', 'contact.recorded'),
    departments: await entries(db, site, 'department', 'department.recorded'),
    staff: await readStaff(db, site),
  };
  cached.set(site, { version, directory });
  return directory;
}

/** Changes whenever an entry is recorded, retired or erased. */
async function versionOf(db: Db, site: Site): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    SELECT string_agg(concat_ws('/', n, recorded, retired, erased), ' ') AS version FROM (
      ${sql.join(
        ['host', 'contact', 'department', 'staff'].map(
          (table) => sql`
            SELECT ${sql.lit(table)} AS name, count(*) AS n, max(details_stamp) AS recorded, max(retired_stamp) AS retired,
              count(*) FILTER (WHERE erased) AS erased
            FROM ${sql.table(table)} WHERE site_id = ${site.id}`,
        ),
        sql` UNION ALL `,
      )}
      ORDER BY name) AS parts`.execute(db);
  return rows[0]?.version ?? '';
}

interface DirectoryDetails {
  readonly 'host.recorded': Host;
  readonly 'contact.recorded': ContactDetails;
  readonly 'department.recorded': DepartmentDetails;
}

async function entries<T extends keyof DirectoryDetails>(
  db: Db,
  site: Site,
  table: 'host' | 'contact' | 'department',
  type: T,
): Promise<ReadonlyMap<string, DirectoryDetails[T]>> {
  const rows = await currentRows(db, site, table);
  const details = (await readDetails(db, site, [type], rows.map(placeOf))) as readonly (
    DirectoryDetails[T] | undefined
  )[];
  return new Map(
    rows.flatMap(({ id }, at) => {
      const entry = details[at];
      return entry ? [[id, entry] as const] : [];
    }),
  );
}

async function readStaff(db: Db, site: Site): Promise<ReadonlyMap<string, StaffEntry>> {
  const rows = await currentRows(db, site, 'staff');
  const details = await readDetails(db, site, ['staff.recorded'], rows.map(placeOf));
  return new Map(
    rows.flatMap(({ id, role, host_id }, at) => {
      const name = details[at]?.name;
      if (name === undefined || !role) return [];
      return [[id, { id, name, role: role as AccountRole, ...(host_id && { hostId: host_id }) }] as const];
    }),
  );
}

interface Row {
  readonly id: string;
  readonly node: string | null;
  readonly details_seq: number | null;
  readonly role?: string | null;
  readonly host_id?: string | null;
}

async function currentRows(db: Db, site: Site, table: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    SELECT * FROM ${sql.table(table)}
    WHERE site_id = ${site.id} AND NOT erased AND (retired_stamp IS NULL OR details_stamp > retired_stamp)
    ORDER BY id`.execute(db);
  return rows;
}

const placeOf = ({ node, details_seq }: Row): EventPlace => ({ node, seq: details_seq });
