import type { AccountRole } from '../../domain/access/roles.ts';
import type { TemplateKey } from '../channels/index.ts';
import type { ServerContext } from '../context.ts';
import type { Db } from '../database/connect.ts';
import { readDirectory } from '../repositories/directory.ts';
import type { Addressee } from '../repositories/messages.ts';
import type { Site } from '../site/site.ts';
import { reach } from './reach.ts';
import { tell, type Telling } from './tell.ts';

/** The group chat of the configuration that the guards read. */
export const guardsRoom = 'guards';

/**
 * A copy of an alert to the phones of everybody of these roles, and to the guards' group chat. Only to whoever can be reached: most
 * sites have no channel for their guards but the page itself, and a log full of failures would hide the ones that count.
 */
export async function tellGuards<Key extends TemplateKey>(
  context: ServerContext,
  site: Site,
  db: Db,
  key: Key,
  {
    roles,
    dedupe,
    ...telling
  }: Omit<Telling<Key>, 'to' | 'dedupe'> & {
    readonly roles: readonly AccountRole[];
    readonly dedupe: string;
  },
): Promise<void> {
  if (context.channels.size === 0) return;
  const { staff } = await readDirectory(db, site);
  const everybody: readonly Addressee[] = [
    { kind: 'room', room: guardsRoom },
    ...[...staff.values()]
      .filter(({ role }) => roles.includes(role))
      .map(({ id }) => ({ kind: 'staff', staffId: id }) as const),
  ];
  for (const to of everybody) {
    const { channels } = await reach(context, db, site, to);
    const whom = to.kind === 'staff' ? to.staffId : guardsRoom;
    if (channels.length > 0)
      await tell(context, site, db, key, { ...telling, to, dedupe: `${dedupe} ${whom}` } as Telling<Key>);
  }
}

/** Where the handheld opens on a tab. */
export function handheldUrl(
  context: Pick<ServerContext, 'publicUrl'>,
  tab: 'queue' | 'alerts' | 'green-channel',
): string {
  return `${context.publicUrl()}/handheld/#/${tab}`;
}
