import type { Transaction } from 'kysely';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { RandomBytes } from '../../../domain/kernel/random.ts';
import { canonicalJson, genesisHash, hashOf } from '../../../domain/ledger/canonical.ts';
import { flawInData, type FactData, type FactType } from '../../../domain/ledger/catalogue.ts';
import type { SealedDetails, SealedType } from '../../../domain/ledger/details.ts';
import { idOfSubject, plainCode, type LedgerEvent, type Subject } from '../../../domain/ledger/event.ts';
import { sealingContext } from '../../../domain/ledger/sealing-context.ts';
import { formatStamp, parseStamp, tick } from '../../../domain/sync/hybrid-clock.ts';
import { seal } from '../../../crypto/envelope.ts';
import { sha256 } from '../../../crypto/sha256.ts';
import { serversWord } from '../../live/bus.ts';
import type { Connection } from '../../database/connect.ts';
import type { Tables } from '../../database/tables.ts';
import type { Site } from '../../site/site.ts';
import type { FoldedEvent } from '../projections/apply-event.ts';
import { fold } from './fold.ts';
import { insertEvents, lockHead } from './insert-events.ts';
import { retried } from './retried.ts';
import { destroyKeys, findOrCreateKeys } from './subject-keys.ts';

type DetailsArgument<T extends FactType> = T extends SealedType ? [details: SealedDetails[T]] : [];

/** One transaction: facts, what they do to the tables, and whatever else belongs to the same act. */
export interface LedgerTransaction {
  /** Only this one inside `commit`: the embedded database has a single connection. */
  readonly db: Transaction<Tables>;
  /** Adds a fact; it is written when `commit`'s work ends, or at `flush`. Returns its time. */
  append<T extends FactType>(
    type: T,
    subject: Subject,
    data: Omit<FactData<T>, 'time'>,
    ...details: DetailsArgument<T>
  ): Instant;
  /** Destroys the subject's key and tokens, as a fact. */
  erase(subject: Subject, reason: string): void;
  /** Writes what was appended so far, so that a query of the same transaction sees it. */
  flush(): Promise<void>;
}

export interface LedgerDeps {
  readonly connection: Connection;
  readonly now: () => Instant;
  readonly randomBytes: RandomBytes;
  /** Called after a commit with the kinds of subject it touched. */
  readonly onCommitted: (siteId: string, kinds: ReadonlySet<string>) => void;
}

interface Pending {
  readonly type: FactType;
  readonly subject: Subject;
  readonly data: { readonly time: Instant };
  readonly details: unknown;
}

/**
 * Facts of the server itself, all of them or none, behind the server's own chain.
 *
 * @param actor as in the journal: `visitor`, `system` or `staff:<id>`
 * @throws what `work` throws; nothing was written then
 */
export async function commit<T>(
  deps: LedgerDeps,
  site: Site,
  actor: string,
  work: (ledger: LedgerTransaction) => Promise<T>,
): Promise<T> {
  const kinds = new Set<string>();
  const value = await retried(() => {
    kinds.clear();
    return deps.connection.db.transaction().execute(async (db) => {
      let pending: Pending[] = [];
      const ledger: LedgerTransaction = {
        db,
        append(type, subject, given, ...rest) {
          const time = deps.now();
          const data = { time, ...given };
          const flaw = plainCode.test(idOfSubject(subject))
            ? flawInData(type, data)
            : 'subject: not a plain id';
          if (flaw !== undefined) throw new Error(`${type} does not fit the catalogue (${flaw})`);
          pending.push({ type, subject, data, details: rest[0] });
          return time;
        },
        erase: (subject, reason) => void ledger.append('subject.erased', subject, { reason }),
        async flush() {
          const facts = pending;
          pending = [];
          await write(deps, db, site, actor, facts);
          for (const { subject } of facts) kinds.add(subject.slice(0, subject.indexOf(':')));
        },
      };
      const result = await work(ledger);
      await ledger.flush();
      return result;
    });
  });
  if (kinds.size > 0) deps.onCommitted(site.id, kinds.add(serversWord));
  return value;
}

async function write(
  deps: LedgerDeps,
  db: Transaction<Tables>,
  site: Site,
  actor: string,
  facts: readonly Pending[],
): Promise<void> {
  if (facts.length === 0) return;
  const head = await lockHead(db, site.id, site.node, genesisHash);
  const sealing = new Map<string, string>();
  facts.forEach(({ subject, details }, index) => {
    if (details !== undefined && !sealing.has(subject))
      sealing.set(subject, `${site.node}:${head.seq + index + 1}`);
  });
  const keys = await findOrCreateKeys(db, site, sealing, deps.randomBytes);

  let stamp = parseStamp(head.at);
  let { seq, hash: prevHash } = head;
  const events: LedgerEvent[] = [];
  const folded: FoldedEvent[] = [];
  for (const { type, subject, data, details } of facts) {
    seq += 1;
    stamp = tick(stamp, data.time, site.node);
    const key = details === undefined ? undefined : keys.current(subject);
    if (details !== undefined && !key) throw new Error(`${type}: the subject was erased`);
    const ref = { node: site.node, seq, subject };
    const unhashed = {
      ...ref,
      at: formatStamp(stamp),
      type,
      actor,
      data: canonicalJson(data),
      ...(key && {
        sealed: seal(
          key.key,
          sealingContext(ref, type),
          Buffer.from(JSON.stringify(details)),
          deps.randomBytes,
        ),
        keyId: key.id,
      }),
      prevHash,
    };
    const event = { ...unhashed, hash: hashOf(unhashed, sha256) };
    prevHash = event.hash;
    events.push(event);
    folded.push({ ...ref, at: event.at, type, actor, data, ...(details !== undefined && { details }) });
  }
  await insertEvents(db, site.id, events, deps.now());
  await fold(db, site, folded);
  for (const { type, subject } of facts) if (type === 'subject.erased') await destroyKeys(db, site, subject);
}
