import type { Instant } from '../../../domain/kernel/time.ts';
import { canonicalJson, genesisHash, hashOf } from '../../../domain/ledger/canonical.ts';
import { catalogue, flawInData, type FactType } from '../../../domain/ledger/catalogue.ts';
import { idOfSubject, plainCode, type LedgerEvent } from '../../../domain/ledger/event.ts';
import { countsFromKiosk } from '../../../domain/sync/authority.ts';
import { boundedStamp, isStampedAhead } from '../../../domain/sync/bounded-stamp.ts';
import { compareStamps, parseStamp } from '../../../domain/sync/hybrid-clock.ts';
import { sha256 } from '../../../crypto/sha256.ts';
import type { Db } from '../../database/connect.ts';
import type { Site } from '../../site/site.ts';
import type { FoldedEvent } from '../projections/apply-event.ts';
import { fold } from './fold.ts';
import { insertEvents, lockHead, type LockedHead } from './insert-events.ts';
import type { LedgerDeps } from './ledger.ts';
import { openSealed } from './open-sealed.ts';
import { retried } from './retried.ts';
import { addKeys, destroyKeys, findKeys } from './subject-keys.ts';

export interface Batch {
  /** Of one node, in the order of `seq`; may begin before what is known and repeat it. */
  readonly events: readonly LedgerEvent[];
  readonly keys: readonly { readonly subject: string; readonly keyId: string; readonly key: Uint8Array }[];
}

export interface Ingested {
  /** The last event of the node that is stored now. */
  readonly head: number;
  readonly added: number;
  /** The first new event that claims to be from the future: the node's clock is astray. */
  readonly ahead?: number;
  /** Why nothing more of this chain is taken until a person has looked, and the event at which it went wrong. */
  readonly refused?: {
    readonly kind: 'fork' | 'broken-chain';
    readonly seq: number;
    readonly isNew: boolean;
  };
}

/** Takes a kiosk's events as they are. Repeating a batch changes nothing; a batch with a gap adds nothing. */
export async function ingest(deps: LedgerDeps, site: Site, node: string, batch: Batch): Promise<Ingested> {
  const kinds = new Set<string>();
  const result = await retried(() =>
    deps.connection.db.transaction().execute(async (db): Promise<Ingested> => {
      kinds.clear();
      const head = await lockHead(db, site.id, node, genesisHash);
      if (head.refused) return { head: head.seq, added: 0, refused: known(head) };
      const forkedAt = await findFork(db, site, node, head, batch.events);
      if (forkedAt !== undefined) return refuse(db, site, node, head, 'fork', forkedAt);

      const fresh = batch.events.filter(({ seq }) => seq > head.seq);
      const [first] = fresh;
      if (!first || first.seq !== head.seq + 1) return { head: head.seq, added: 0 };
      const brokenAt = findBreak(node, head, fresh);
      if (brokenAt !== undefined) return refuse(db, site, node, head, 'broken-chain', brokenAt);

      const now = deps.now();
      await addKeys(db, site, batch.keys);
      await insertEvents(db, site.id, fresh, now);
      const erased = await fold(db, site, await opened(db, site, fresh, now));
      for (const subject of erased) await destroyKeys(db, site, subject);
      for (const { subject } of fresh) kinds.add(subject.slice(0, subject.indexOf(':')));
      const ahead = fresh.find(({ at }) => isStampedAhead(at, now))?.seq;
      return {
        head: fresh.at(-1)?.seq ?? head.seq,
        added: fresh.length,
        ...(ahead !== undefined && { ahead }),
      };
    }),
  );
  if (kinds.size > 0) deps.onCommitted(site.id, kinds);
  return result;
}

function known(head: LockedHead): NonNullable<Ingested['refused']> {
  return { kind: head.refused === 'fork' ? 'fork' : 'broken-chain', seq: head.seq + 1, isNew: false };
}

async function refuse(
  db: Db,
  site: Site,
  node: string,
  head: LockedHead,
  kind: 'fork' | 'broken-chain',
  seq: number,
): Promise<Ingested> {
  await db
    .updateTable('chain_head')
    .set({ refused: kind })
    .where('site_id', '=', site.id)
    .where('node', '=', node)
    .execute();
  return { head: head.seq, added: 0, refused: { kind, seq, isNew: true } };
}

/** The first repeated event that is not the one stored under its number. */
async function findFork(
  db: Db,
  site: Site,
  node: string,
  head: LockedHead,
  events: readonly LedgerEvent[],
): Promise<number | undefined> {
  const repeated = events.filter(({ seq }) => seq <= head.seq);
  const [first] = repeated;
  if (!first) return undefined;
  const rows = await db
    .selectFrom('event')
    .select(['seq', 'hash'])
    .where('site_id', '=', site.id)
    .where('node', '=', node)
    .where('seq', '>=', first.seq)
    .where('seq', '<=', head.seq)
    .execute();
  const hashes = new Map(rows.map(({ seq, hash }) => [seq, hash]));
  return repeated.find(({ seq, hash }) => hashes.get(seq) !== hash)?.seq;
}

/** The first event that does not continue the chain, or says what no event may say. */
function findBreak(node: string, head: LockedHead, events: readonly LedgerEvent[]): number | undefined {
  let { seq, hash } = head;
  let last = parseStamp(head.at);
  for (const event of events) {
    const stamp = parseStamp(event.at);
    const isNext =
      event.node === node &&
      event.seq === seq + 1 &&
      event.prevHash === hash &&
      event.hash === hashOf(event, sha256) &&
      stamp?.node === node &&
      (last === undefined || compareStamps(last, stamp) < 0);
    if (!isNext || !isPlain(event)) return event.seq;
    ({ seq, hash } = event);
    last = stamp;
  }
  return undefined;
}

/** Every column but `data`, in which no word of a person fits, and none that the database could not keep. */
const plain = {
  type: /^[a-z][a-z-]{0,30}\.[a-z][a-z-]{0,30}$/,
  kind: /^[a-z]{1,16}:/,
  actor: /^(visitor|system|staff:[A-Za-z0-9._:+-]{1,64})$/,
  keyId: /^[a-z0-9][a-z0-9-]{0,31}:\d{1,10}$/,
} as const;

/** Nothing personal outside `sealed`, whoever wrote it. A type that only a newer kiosk knows is kept and not read. */
function isPlain({ type, subject, data, actor, keyId }: LedgerEvent): boolean {
  if (!plain.kind.test(subject) || !plainCode.test(idOfSubject(subject))) return false;
  if (!plain.type.test(type) || !plain.actor.test(actor)) return false;
  if (keyId !== undefined && !plain.keyId.test(keyId)) return false;
  try {
    const parsed: unknown = JSON.parse(data);
    if (canonicalJson(parsed) !== data) return false;
    return !isKnown(type) || flawInData(type, parsed) === undefined;
  } catch {
    return false;
  }
}

function isKnown(type: string): type is FactType {
  return Object.hasOwn(catalogue, type);
}

async function opened(
  db: Db,
  site: Site,
  events: readonly LedgerEvent[],
  now: Instant,
): Promise<readonly FoldedEvent[]> {
  const keys = await findKeys(
    db,
    site,
    events.filter(({ sealed }) => sealed).map(({ subject }) => subject),
  );
  return events.flatMap((event) => {
    if (!isKnown(event.type) || !countsFromKiosk(event.node, event.type, event.subject)) return [];
    const details = openSealed(event, keys);
    return [
      {
        ...event,
        at: boundedStamp(event, now),
        type: event.type,
        data: JSON.parse(event.data) as unknown,
        ...(details !== undefined && { details }),
      },
    ];
  });
}
