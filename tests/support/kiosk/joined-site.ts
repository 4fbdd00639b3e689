import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '../../../domain/kernel/time.ts';
import { openKeyRing } from '../../../main/storage/keys/key-file.ts';
import { openStore } from '../../../main/storage/open-store.ts';
import type { LedgerStore } from '../../../main/storage/create-store.ts';
import { codeKey, signer, site } from '../passes.ts';
import { must } from '../storage-kiosk.ts';
import { startServer, type TestServer } from '../storage-server.ts';

/** A kiosk's data directory that has joined a site, and the site's side of it. No line: news is put into the ledger. */
export interface JoinedSite {
  readonly dataDir: string;
  readonly server: TestServer;
  /** Opens the kiosk's own store beside a kiosk that may be running, as `npm run …` does, and closes it again. */
  withStore<T>(use: (store: LedgerStore) => T): T;
  /** The kiosk hears what the server wrote. */
  hear(): void;
}

const pepper = Buffer.alloc(32, 9);

export function joinSite(): JoinedSite {
  const dataDir = mkdtempSync(join(tmpdir(), 'yingbin-joined-'));
  const server = startServer(undefined, pepper);
  server.clock.now = instant(Date.now());

  function withStore<T>(use: (store: LedgerStore) => T): T {
    const store = must(
      openStore({
        dir: dataDir,
        keyRing: must(openKeyRing({ dir: dataDir, randomBytes })),
        now: () => instant(Date.now()),
        randomBytes,
        timeZone: 'Asia/Shanghai',
        badgePrefix: 'A',
        purpose: 'demo',
      }),
    );
    try {
      return use(store);
    } finally {
      store.close();
    }
  }

  withStore((store) =>
    must(
      store.sync.adopt(
        {
          site,
          // Nobody listens there: the kiosk is off line from its first minute.
          serverUrl: 'http://127.0.0.1:9',
          serverKey: new Uint8Array(32),
          passKey: codeKey,
          ticketKey: new Uint8Array(32),
          passPublicKeys: [signer.publicKey],
        },
        pepper,
      ),
    ),
  );
  return {
    dataDir,
    server,
    withStore,
    hear: () => withStore((store) => void must(store.sync.applyRemote(server.told()))),
  };
}
