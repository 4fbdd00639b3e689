import {
  canonicalEnrolmentCode,
  createEnrolmentCode,
  enrolmentCodeMs,
  stretchCode,
  type CodeSecret,
} from '../../../crypto/enrolment-code.ts';
import { open, seal } from '../../../crypto/envelope.ts';
import { after, type Instant } from '../../../domain/kernel/time.ts';
import type { ServerContext } from '../../context.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';

/** So many wrong proofs, and the code is dead: whoever reads it off a screen types it right. */
const mostFailures = 5;

export interface IssuedCode {
  /** To be read to whoever stands at the kiosk: `7K3Q9-M4TZX`. */
  readonly code: string;
  readonly until: Instant;
}

/**
 * A one-time code for one kiosk, for ten minutes. Only what follows from it is kept.
 * @param name of the kiosk, a word such as `north-gate`
 */
export async function issueCode(context: ServerContext, site: Site, name: string): Promise<IssuedCode> {
  const code = createEnrolmentCode(context.randomBytes);
  return { code, until: await offerCode(context, site, name, code) };
}

/** A code that somebody else drew: the demo's, which `npm start` gives to server and kiosk. Returns until when it is good. */
export async function offerCode(
  context: ServerContext,
  site: Site,
  name: string,
  code: string,
): Promise<Instant> {
  const { hint, key } = stretchCode(canonicalEnrolmentCode(code) ?? code);
  const until = after(context.now(), enrolmentCodeMs);
  await context.db.deleteFrom('kiosk_code').where('until_at', '<', context.now()).execute();
  await context.db
    .insertInto('kiosk_code')
    .values({
      site_id: site.id,
      code_hash: hint,
      secret: seal(site.closet, contextOf(hint), key, context.randomBytes),
      name,
      until_at: until,
    })
    // A demo's server that is started again with the same one; it stays as used as it was.
    .onConflict((conflict) => conflict.columns(['site_id', 'code_hash']).doUpdateSet({ until_at: until }))
    .execute();
  return until;
}

export interface FoundCode {
  readonly site: Site;
  readonly secret: CodeSecret;
  readonly name: string;
  readonly usedBy: string | null;
}

/** The code that a request points at, if it is still good. The row stays locked until the transaction ends. */
export async function findCode(
  db: Db,
  siteOf: (id: string) => Site | undefined,
  hint: string,
  now: Instant,
): Promise<FoundCode | undefined> {
  const row = await db
    .selectFrom('kiosk_code')
    .selectAll()
    .where('code_hash', '=', hint)
    .where('until_at', '>', now)
    .where('failures', '<', mostFailures)
    .forUpdate()
    .executeTakeFirst();
  const site = row && siteOf(row.site_id);
  const key = site && open(site.closet, contextOf(hint), row.secret);
  return key && { site, secret: { hint, key }, name: row.name, usedBy: row.used_by };
}

export async function countFailure(db: Db, hint: string): Promise<void> {
  await db
    .updateTable('kiosk_code')
    .set((row) => ({ failures: row('failures', '+', 1) }))
    .where('code_hash', '=', hint)
    .execute();
}

export async function markUsed(db: Db, hint: string, identity: string): Promise<void> {
  await db.updateTable('kiosk_code').set({ used_by: identity }).where('code_hash', '=', hint).execute();
}

const contextOf = (hint: string): string => `enrolment code ${hint}`;
