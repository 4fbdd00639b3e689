import { randomBytes } from 'node:crypto';
import type { NodeId } from '../../../domain/kernel/brand.ts';
import type { Instant } from '../../../domain/kernel/time.ts';
import type { LedgerEvent } from '../../../domain/ledger/event.ts';
import type { PhoneForm, SiteSettings } from '../../../domain/sync/wire.ts';
import { createKeyRing } from '../../../crypto/create-key-ring.ts';
import { realTimers } from '../../../main/devices/transport/timers.ts';
import type { Logger } from '../../../main/logging/logger.ts';
import { createEgressGate, guardedFetch } from '../../../main/security/egress-gate.ts';
import type { LedgerStore } from '../../../main/storage/create-store.ts';
import { openStore } from '../../../main/storage/open-store.ts';
import { createSyncClient, type SyncClient } from '../../../main/sync/client.ts';
import { enrolKiosk } from '../../../main/sync/enrol.ts';
import { createLine } from '../../../main/sync/line.ts';
import { must, temporaryDir } from '../storage-kiosk.ts';

/** A kiosk's store and its line to a server, without devices and window. */
export interface SyncKiosk {
  readonly store: LedgerStore;
  readonly node: NodeId;
  /** What the client told the kiosk. */
  readonly heard: {
    readonly events: LedgerEvent[];
    readonly settings: SiteSettings[];
    readonly forms: PhoneForm[];
  };
  readonly logged: string[];
  enrol(url: string, code: string): Promise<Awaited<ReturnType<typeof enrolKiosk>>>;
  /** Begins to push and pull. */
  connect(url?: string): SyncClient;
  close(): Promise<void>;
}

export function startSyncKiosk(
  node: string,
  now: () => Instant,
  options: { readonly dir?: string; readonly secret?: Uint8Array; readonly fetch?: typeof fetch } = {},
): SyncKiosk {
  const dir = options.dir === undefined ? temporaryDir() : { dir: options.dir, remove: () => undefined };
  const store = must(
    openStore({
      dir: dir.dir,
      nodeId: node as NodeId,
      keyRing: createKeyRing(options.secret ?? Buffer.alloc(32, node), randomBytes),
      ...{ now, randomBytes, timeZone: 'Asia/Shanghai', badgePrefix: 'A' },
    }),
  );
  const logged: string[] = [];
  const log: Logger = { write: (event) => void logged.push(event) };
  const gate = createEgressGate({ basis: () => '', log });
  const guarded = guardedFetch(options.fetch ?? fetch, gate, 'sync.push');
  const heard: { events: LedgerEvent[]; settings: SiteSettings[]; forms: PhoneForm[] } = {
    ...{ events: [], settings: [], forms: [] },
  };
  let client: SyncClient | undefined;

  return {
    ...{ store, heard, logged },
    node: store.node,
    enrol: (url, code) =>
      enrolKiosk(
        {
          line: createLine({ base: url, fetch: guarded, timers: realTimers }),
          serverUrl: url,
          store: store.sync,
          node: store.node,
          version: 'test',
          randomBytes,
        },
        code,
      ),
    connect(url) {
      const joined = () => {
        const site = store.sync.joined();
        if (!site) throw new Error('this kiosk has not joined a site');
        return site;
      };
      client = createSyncClient(
        {
          store: store.sync,
          node: store.node,
          serverUrl: url ?? joined().serverUrl,
          identitySeed: must(store.sync.identity()),
          timeZone: 'Asia/Shanghai',
          ...{ fetch: guarded, gate, timers: realTimers, now, random: Math.random, randomBytes, log },
          health: () => ({ version: 'test', devices: [] }),
          onLink: () => undefined,
          onRemote: (events) => void heard.events.push(...events),
          onSettings: (settings) => void heard.settings.push(settings),
          onForms: (forms) => void heard.forms.push(...forms),
        },
        joined,
      );
      client.start();
      return client;
    },
    async close() {
      await client?.stop();
      store.close();
      dir.remove();
    },
  };
}
