import { createHash } from 'node:crypto';
import { open, seal } from '../../crypto/envelope.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { PushSubscription } from '../channels/index.ts';
import type { Db } from '../database/connect.ts';
import type { Site } from '../site/site.ts';

/** More browsers than one person uses; the oldest go first. */
const mostPerAccount = 10;

const hashOf = (endpoint: string): string => createHash('sha256').update(endpoint).digest('base64url');
const contextOf = (staffId: string, hash: string): string => `push subscription ${staffId} ${hash}`;

/** A browser that wants pushes for an account. The same browser once more replaces itself. */
export async function putSubscription(
  db: Db,
  site: Site,
  staffId: string,
  subscription: PushSubscription,
  deps: { readonly randomBytes: RandomBytes; readonly now: () => Instant },
): Promise<void> {
  const hash = hashOf(subscription.endpoint);
  const plain = Buffer.from(JSON.stringify(subscription));
  const sealed = seal(site.closet, contextOf(staffId, hash), plain, deps.randomBytes);
  await db
    .insertInto('push_subscription')
    .values({
      ...{ site_id: site.id, staff_id: staffId, endpoint_hash: hash, sealed },
      created_at: deps.now(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['site_id', 'staff_id', 'endpoint_hash'])
        .doUpdateSet({ sealed, created_at: deps.now() }),
    )
    .execute();
  const rows = await rowsOf(db, site, staffId);
  for (const { endpoint_hash } of rows.slice(mostPerAccount))
    await deleteRow(db, site, staffId, endpoint_hash);
}

/** The latest first. */
export async function findSubscriptions(
  db: Db,
  site: Site,
  staffId: string,
): Promise<readonly PushSubscription[]> {
  const rows = await rowsOf(db, site, staffId);
  return rows.flatMap(({ endpoint_hash, sealed }) => {
    const plain = open(site.closet, contextOf(staffId, endpoint_hash), sealed);
    return plain ? [JSON.parse(Buffer.from(plain).toString('utf8')) as PushSubscription] : [];
  });
}

export async function deleteSubscription(
  db: Db,
  site: Site,
  staffId: string,
  endpoint: string,
): Promise<void> {
  await deleteRow(db, site, staffId, hashOf(endpoint));
}

function rowsOf(db: Db, site: Site, staffId: string) {
  return db
    .selectFrom('push_subscription')
    .select(['endpoint_hash', 'sealed'])
    .where('site_id', '=', site.id)
    .where('staff_id', '=', staffId)
    .orderBy('created_at', 'desc')
    .orderBy('endpoint_hash')
    .execute();
}

async function deleteRow(db: Db, site: Site, staffId: string, hash: string): Promise<void> {
  await db
    .deleteFrom('push_subscription')
    .where('site_id', '=', site.id)
    .where('staff_id', '=', staffId)
    .where('endpoint_hash', '=', hash)
    .execute();
}
