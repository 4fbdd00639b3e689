import { ok, type Result } from '../../domain/kernel/result.ts';
import type { LedgerStore } from '../storage/create-store.ts';
import { createSyncClient, type SyncClient, type SyncDeps } from './client.ts';
import { enrolKiosk, type EnrolFault } from './enrol.ts';
import { createLine } from './line.ts';

type Shared = Pick<SyncDeps, 'fetch' | 'timers' | 'randomBytes' | 'log' | 'serverUrl'> & {
  readonly store: LedgerStore;
};

export type JoinDeps = Shared & { readonly version: string };

/** Joins a site by its code; what came of it is in the log, but for a server that does not answer: whoever tries again knows when that is worth a word. */
export async function join(deps: JoinDeps, code: string): Promise<Result<void, EnrolFault>> {
  const { timers, store, serverUrl, version, randomBytes, log } = deps;
  const line = createLine({ base: serverUrl, fetch: deps.fetch, timers });
  const joined = await enrolKiosk(
    { ...{ line, serverUrl, version, randomBytes }, store: store.sync, node: store.node },
    code,
  );
  if (!joined.ok) {
    if (joined.error !== 'unreachable') log.write('sync.not-enrolled', { fault: joined.error });
    return joined;
  }
  log.write('sync.enrolled', { site: joined.value.site });
  return ok();
}

/** Begins to push and pull. @throws when the kiosk has joined no site */
export function connect(deps: Shared & Omit<SyncDeps, 'store' | 'node' | 'identitySeed'>): SyncClient {
  const { store } = deps;
  const joined = () => {
    const site = store.sync.joined();
    if (!site) throw new Error('this kiosk has joined no site');
    return site;
  };
  joined();
  const identity = store.sync.identity();
  if (!identity.ok) throw new Error(`the kiosk's own key is gone: ${identity.error.detail}`);
  const client = createSyncClient(
    { ...deps, store: store.sync, node: store.node, identitySeed: identity.value },
    joined,
  );
  client.start();
  return client;
}
