import type { NodeId } from '../../domain/kernel/brand.ts';
import type { Result } from '../../domain/kernel/result.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import { canonicalJson, genesisHash, hashOf, type Unhashed } from '../../domain/ledger/canonical.ts';
import { flawInData, type FactData, type FactType } from '../../domain/ledger/catalogue.ts';
import { fitsDetails } from '../../domain/ledger/details-shape.ts';
import type { SealedDetails, SealedType } from '../../domain/ledger/details.ts';
import { actorToText, idOfSubject, plainCode, type Subject } from '../../domain/ledger/event.ts';
import { sealingContext } from '../../domain/ledger/sealing-context.ts';
import { formatStamp, parseStamp, tick, type Stamp } from '../../domain/sync/hybrid-clock.ts';
import type { Actor } from '../../domain/visit/records.ts';
import { findFaceData } from '../security/face-data.ts';
import type { Database } from './database.ts';
import { Refused } from './fault.ts';
import { open, seal } from '../../crypto/envelope.ts';
import type { RandomBytes } from '../../domain/kernel/random.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { needsReplay, type Replay } from './projections/replay.ts';
import type { StoreFault } from './store.ts';
import type { SubjectKeys } from './subject-keys.ts';

/** Where an event stands: enough to find it again. */
export interface EventRef {
  readonly node: NodeId;
  readonly seq: number;
  readonly subject: Subject;
  /** Its stamp; sorts as text like the hybrid clock does. */
  readonly at: string;
}

/** Called for every event inside its own transaction; keeps the tables in step with the journal. */
export type Projector = <T extends FactType>(
  type: T,
  event: EventRef,
  data: FactData<T>,
  details: T extends SealedType ? SealedDetails[T] | undefined : undefined,
) => void;

type DetailsArgument<T extends FactType> = T extends SealedType ? [details: SealedDetails[T]] : [];

export interface Journal {
  readonly node: NodeId;
  /** All the facts that `work` appends, and what they do to the tables, or nothing at all. */
  commit<T>(work: () => T): Result<T, StoreFault>;
  /** Appends a fact and projects it; returns its wall-clock time. Only inside `commit`. */
  append<T extends FactType>(
    type: T,
    subject: Subject,
    actor: Actor,
    data: Omit<FactData<T>, 'time'>,
    ...details: DetailsArgument<T>
  ): Instant;
  /**
   * Makes the rows of these subjects anew from all their events. Only inside `commit` or `transact`: whoever adds events or keys of
   * other nodes, or takes keys away, calls it once for every subject concerned, in the same transaction.
   */
  replay(subjects: Iterable<Subject>): void;
  /** What an event sealed; `undefined` once the subject was erased. */
  openDetails<T extends SealedType>(type: T, node: string, seq: number): SealedDetails[T] | undefined;
}

export interface JournalDeps {
  readonly database: Database;
  readonly subjectKeys: SubjectKeys;
  readonly node: NodeId;
  readonly now: () => Instant;
  readonly randomBytes: RandomBytes;
  readonly project: Projector;
  readonly replay: Replay;
}

interface Head {
  readonly seq: number;
  readonly at: string;
  readonly stamp: Stamp | undefined;
  readonly hash: string;
}

export function createJournal(deps: JournalDeps): Journal {
  const { database, subjectKeys, node } = deps;
  // The end of the chain inside a transaction; outside nothing is remembered, so another program may write as well.
  let head: Head | undefined;

  const readHead = (): Head | undefined => {
    const row = database.get<{ seq: number; at: string; hash: string }>(
      'SELECT seq, at, hash FROM chain_head WHERE node = ?',
      node,
    );
    return row && { ...row, stamp: parseStamp(row.at) };
  };
  const insert = (event: Unhashed): string => {
    const hash = hashOf(event, sha256);
    database.run(
      'INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      event.node,
      event.seq,
      event.at,
      event.type,
      event.subject,
      event.actor,
      event.data,
      event.sealed ?? null,
      event.keyId ?? null,
      event.prevHash,
      hash,
    );
    return hash;
  };

  const openDetails: Journal['openDetails'] = (type, ofNode, seq) => {
    const row = database.get<{ subject: Subject; sealed: Uint8Array; key_id: string }>(
      'SELECT subject, sealed, key_id FROM event WHERE node = ? AND seq = ? AND type = ?',
      ofNode,
      seq,
      type,
    );
    if (!row) throw new Error(`There is no ${type} at event ${seq}`);
    const key = subjectKeys.named(row.subject, row.key_id);
    if (!key) return undefined;
    const plain = open(key, sealingContext({ node: ofNode, seq, subject: row.subject }, type), row.sealed);
    if (ofNode !== node) return foreign(type, plain) as never;
    if (!plain) throw new Error(`The sealed part of event ${seq} does not open`);
    return JSON.parse(Buffer.from(plain).toString('utf8'));
  };

  return {
    node,
    commit: (work) =>
      database.transact(() => {
        const before = readHead();
        head = before;
        const value = work();
        if (head && head !== before)
          database.run(
            'INSERT OR REPLACE INTO chain_head VALUES (?, ?, ?, ?)',
            node,
            head.seq,
            head.at,
            head.hash,
          );
        return value;
      }),
    append(type, subject, actor, given, ...rest) {
      const details = rest[0];
      const time = deps.now();
      const data = { time, ...given } as FactData<typeof type>;
      const flaw = plainCode.test(idOfSubject(subject)) ? flawInData(type, data) : 'subject: not a plain id';
      if (flaw !== undefined) throw new Refused(`${type} does not fit the catalogue (${flaw})`);

      // No basis in law lets it in here: faces are kept outside the journal, which goes to other machines.
      const face = findFaceData(data) ?? findFaceData(details);
      if (face !== undefined) throw new Error(`${type} must not carry ${face}`);

      const seq = (head?.seq ?? 0) + 1;
      const stamp = tick(head?.stamp, time, node);
      const at = formatStamp(stamp);
      const ref: EventRef = { node, seq, subject, at };
      const key = details === undefined ? undefined : subjectKeys.findOrCreate(subject, `${node}:${seq}`);
      const hash = insert({
        node,
        seq,
        at,
        type,
        subject,
        actor: actorToText(actor),
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
        prevHash: head?.hash ?? genesisHash,
      });
      head = { seq, at, stamp, hash };
      if (needsReplay(database, type, ref)) deps.replay(subject, openDetails);
      else deps.project(type, ref, data, details as never);
      return time;
    },
    replay(subjects) {
      for (const subject of new Set(subjects)) deps.replay(subject, openDetails);
    },
    openDetails,
  };
}

/** Another node may have sealed anything: what does not read as its type is as if it were erased, and stops nothing here. */
function foreign(type: string, plain: Uint8Array | undefined): unknown {
  if (!plain) return undefined;
  try {
    const details: unknown = JSON.parse(Buffer.from(plain).toString('utf8'));
    return fitsDetails(type, details) ? details : undefined;
  } catch {
    return undefined;
  }
}
