import { rawKeyBytes } from '../../../crypto/raw-keys.ts';
import { minutes, type Instant } from '../../../domain/kernel/time.ts';
import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { StorageContext } from '../context.ts';
import { emptyLog } from '../erase.ts';
import type { StoreFault } from '../store.ts';
import { brokenEvent, takeIn } from './incoming.ts';
import { createFormsTaken } from './forms-taken.ts';
import { publicKeysToText, type LinkRows } from './link.ts';
import { outgoing } from './outgoing.ts';
import { sweepKeys } from './sweep-keys.ts';
import type { JoinedSite, RemoteBatch, SyncStore } from './sync-store.ts';

export interface SyncStoreDeps {
  readonly link: LinkRows;
  /** Tells the listeners that there is something to send. */
  readonly announce: () => void;
  /** Adds a listener to this process's commits. */
  readonly onCommit: (listener: () => void) => () => void;
  /** From now on tokens are made with this pepper; every table and every token is made anew. Inside a transaction. */
  readonly usePepper: (pepper: Uint8Array) => void;
  /** The transaction of `usePepper` failed. */
  readonly restorePepper: () => void;
  /** Hosts came or went: the search index is filled anew. */
  readonly onHosts: () => void;
}

/** How old the remembered time of the server's last answer may become. */
const writeEveryMs = minutes(5);

interface State {
  readonly acknowledged: number;
  readonly cursor: string;
  readonly data_at: Instant | null;
}

export function createSyncStore(context: StorageContext, deps: SyncStoreDeps): SyncStore {
  const { database, journal } = context;
  const state = (): State =>
    database.get<State>('SELECT acknowledged, cursor, data_at FROM sync_link') ?? {
      acknowledged: 0,
      cursor: '',
      data_at: null,
    };
  const once = (work: () => void): Result<void, StoreFault> => {
    const done = database.transact(work);
    return done.ok ? ok() : done;
  };
  let joined = deps.link.read()?.joined;
  /** When the server last said that there is nothing new; most answers of a quiet night say so, and none is worth a write. */
  let idleAt: Instant | undefined;
  const isIdle = ({ events, keys, settings, cursor, passPublicKeys = [] }: RemoteBatch): boolean =>
    events.length + keys.length === 0 &&
    settings === undefined &&
    cursor === state().cursor &&
    publicKeysToText(passPublicKeys) === publicKeysToText(joined?.passPublicKeys ?? []) &&
    context.now() - (state().data_at ?? 0) < writeEveryMs;

  return {
    identity: () => database.transact(() => deps.link.identity(() => context.randomBytes(rawKeyBytes))),
    joined: () => joined,
    adopt(site: JoinedSite, pepper) {
      const adopted = once(() => {
        deps.link.write(site, pepper, context.now());
        deps.usePepper(pepper);
      });
      if (adopted.ok) joined = deps.link.read()?.joined;
      else deps.restorePepper();
      deps.onHosts();
      return adopted;
    },

    head: () =>
      database.get<{ seq: number }>('SELECT seq FROM chain_head WHERE node = ?', journal.node)?.seq ?? 0,
    acknowledged: () => state().acknowledged,
    acknowledge: (seq) => once(() => database.run('UPDATE sync_link SET acknowledged = ?', seq)),
    outgoing: (after, limit) => outgoing(context, after, limit),
    onCommit: deps.onCommit,

    cursor: () => state().cursor,
    settings: deps.link.settings,
    dataAt: () => idleAt ?? state().data_at ?? undefined,
    applyRemote(batch) {
      const broken = brokenEvent(batch.events);
      if (broken) return err({ kind: 'broken-event', node: broken.node, seq: broken.seq });
      if (isIdle(batch)) {
        idleAt = context.now();
        return ok([]);
      }
      const taken = journal.commit(() => {
        const result = takeIn(context, batch);
        database.run('UPDATE sync_link SET cursor = ?, data_at = ?', batch.cursor, context.now());
        if (batch.settings) database.run('UPDATE sync_link SET settings = ?', JSON.stringify(batch.settings));
        if (batch.passPublicKeys)
          database.run('UPDATE sync_link SET pass_public_keys = ?', publicKeysToText(batch.passPublicKeys));
        return result;
      });
      if (!taken.ok) return taken;
      if (batch.passPublicKeys && joined) joined = { ...joined, passPublicKeys: batch.passPublicKeys };
      idleAt = undefined;
      const { events, erased } = taken.value;
      if (erased) emptyLog(database);
      if (events.some(({ subject }) => subject.startsWith('host:'))) deps.onHosts();
      return ok(events);
    },
    sweepKeys(today) {
      const swept = database.transact(() => sweepKeys(context, today));
      if (swept.ok && swept.value.length > 0) emptyLog(database);
      return swept;
    },
    ...createFormsTaken(context, deps.announce),
  };
}
