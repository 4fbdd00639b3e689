import { open, seal } from '../../../crypto/envelope.ts';
import { deriveKey } from '../../../crypto/create-key-ring.ts';
import { publicKeyOf } from '../../../crypto/raw-keys.ts';
import {
  answerHello,
  createChallenge,
  isChallengeFresh,
  isHelloOf,
  sessionKeys,
  type Parties,
  type SessionKeys,
} from '../../../crypto/sync-session.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import { hours } from '../../../domain/kernel/time.ts';
import type { HelloRequest, WelcomeReply } from '../../../domain/sync/session-wire.ts';
import type { ServerContext } from '../../context.ts';
import type { Site } from '../../site/site.ts';
import { findKiosk } from './kiosks.ts';

/** How long a session lives; then the kiosk says hello again. */
const sessionMs = hours(12);

/** `unknown`: no such kiosk, a wrong proof, or a challenge that is old or used. The asker need not know which. */
export type HelloRefusal = 'unknown' | 'revoked';

export function makeChallenge(context: ServerContext, site: Site): string {
  return createChallenge(challengeKey(site), context.now(), context.randomBytes);
}

/** Opens a session for a kiosk that proved who it is. Any copy of the server then knows the session. */
export async function openSession(
  context: ServerContext,
  site: Site,
  hello: HelloRequest,
): Promise<Result<WelcomeReply, HelloRefusal>> {
  if (!isChallengeFresh(challengeKey(site), hello.challenge, context.now())) return err('unknown');
  const kiosk = await findKiosk(context.db, site, hello.node);
  if (!kiosk) return err('unknown');
  const parties: Parties = {
    site: site.id,
    node: kiosk.node,
    kioskKey: kiosk.publicKey,
    serverKey: publicKeyOf('ed25519', site.signingSeed),
  };
  if (!isHelloOf(parties, hello)) return err('unknown');
  if (kiosk.revokedAt !== null) return err('revoked');
  const answer = answerHello(parties, site.signingSeed, hello, context.randomBytes);
  if (!answer) return err('unknown');

  const { session } = answer.welcome;
  await context.db
    .deleteFrom('kiosk_session')
    .where('site_id', '=', site.id)
    .where('node', '=', kiosk.node)
    .where('created_at', '<', context.now() - sessionMs)
    .execute();
  const { numInsertedOrUpdatedRows } = await context.db
    .insertInto('kiosk_session')
    .values({
      id: session,
      site_id: site.id,
      node: kiosk.node,
      secret: Buffer.from(seal(site.closet, contextOf(session), answer.secret, context.randomBytes)),
      created_at: context.now(),
    })
    // The same challenge a second time: somebody replays a hello.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0) === 1 ? ok(answer.welcome) : err('unknown');
}

export interface OpenSession {
  readonly site: Site;
  readonly node: string;
  readonly keys: SessionKeys;
}

/** The session of this id; `undefined` when it is over, or its kiosk was shut out. */
export async function findSession(context: ServerContext, id: string): Promise<OpenSession | undefined> {
  const row = await context.db
    .selectFrom('kiosk_session as session')
    .innerJoin('kiosk', (join) =>
      join.onRef('kiosk.site_id', '=', 'session.site_id').onRef('kiosk.node', '=', 'session.node'),
    )
    .select(['session.site_id', 'session.node', 'session.secret'])
    .where('session.id', '=', id)
    .where('session.created_at', '>', context.now() - sessionMs)
    .where('kiosk.revoked_at', 'is', null)
    .executeTakeFirst();
  const site = row && context.sites.byId(row.site_id);
  const secret = site && open(site.closet, contextOf(id), row.secret);
  return secret && { site, node: row.node, keys: sessionKeys(secret) };
}

/** Takes a message's number, each larger than the last; `false` for one that was taken, by whichever copy. */
export async function takeCounter(context: ServerContext, id: string, counter: number): Promise<boolean> {
  const { numUpdatedRows } = await context.db
    .updateTable('kiosk_session')
    .set({ counter })
    .where('id', '=', id)
    .where('counter', '<', counter)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function challengeKey(site: Site) {
  return deriveKey(site.signingSeed, 'sync challenges');
}

const contextOf = (id: string): string => `kiosk session ${id}`;
