import type { HostId } from '../../../domain/kernel/brand.ts';
import type { ContactDetails, DepartmentDetails } from '../../../domain/ledger/details.ts';
import type { Host } from '../../../domain/visit/records.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import { readDetails } from '../ledger/read.ts';

/** Hosts that still receive visitors, by name. */
export async function listHosts(db: Db, site: Site): Promise<readonly Host[]> {
  const hosts = await currentOf(db, site, 'host', 'host.recorded');
  return hosts.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

export async function findHost(db: Db, site: Site, id: string): Promise<Host | undefined> {
  const [host] = await currentOf(db, site, 'host', 'host.recorded', id);
  return host;
}

/** How hosts are reached, by the host's id. */
export async function listContacts(db: Db, site: Site): Promise<ReadonlyMap<HostId, ContactDetails>> {
  const contacts = await currentOf(db, site, 'contact', 'contact.recorded');
  return new Map(contacts.map((contact) => [contact.hostId, contact]));
}

export function listDepartments(db: Db, site: Site): Promise<readonly DepartmentDetails[]> {
  return currentOf(db, site, 'department', 'department.recorded');
}

interface Records {
  readonly 'host.recorded': Host;
  readonly 'contact.recorded': ContactDetails;
  readonly 'department.recorded': DepartmentDetails;
}

/** Recorded, not retired since, not erased. */
async function currentOf<T extends keyof Records>(
  db: Db,
  site: Site,
  table: 'host' | 'contact' | 'department',
  type: T,
  id?: string,
): Promise<readonly Records[T][]> {
  let query = db
    .selectFrom(table)
    .select(['node', 'details_seq'])
    .where('site_id', '=', site.id)
    .where('details_seq', 'is not', null)
    .where('erased', '=', false)
    .where((is) =>
      is.or([is('retired_stamp', 'is', null), is('details_stamp', '>', is.ref('retired_stamp'))]),
    )
    .orderBy('id');
  if (id !== undefined) query = query.where('id', '=', id);
  const rows = await query.execute();
  const details = await readDetails(
    db,
    site,
    [type],
    rows.map(({ node, details_seq }) => ({ node, seq: details_seq })),
  );
  return details.filter((one) => one !== undefined) as readonly Records[T][];
}
