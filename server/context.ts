import type { Instant } from '../domain/kernel/time.ts';
import type { RandomBytes } from '../domain/kernel/random.ts';
import type { Channels } from './channels/index.ts';
import type { ServerConfig } from './config/schema.ts';
import type { Connection, Db } from './database/connect.ts';
import type { LiveBus } from './live/bus.ts';
import type { ServerLog } from './logging/log.ts';
import type { Verifier } from './platforms/verifier/index.ts';
import type { LedgerDeps } from './repositories/ledger/ledger.ts';
import type { Sites } from './site/sites.ts';

/** Everything a route or a job works with. Made once in `wiring.ts`; tests make their own. */
export interface ServerContext extends LedgerDeps {
  readonly config: ServerConfig;
  readonly connection: Connection;
  readonly db: Db;
  readonly sites: Sites;
  readonly bus: LiveBus;
  readonly log: ServerLog;
  /** Ways to tell people something, as configured; empty where none is. */
  readonly channels: Channels;
  /** What browsers subscribe with, and where their subscriptions may point; absent without Web Push. */
  readonly webPush: { readonly publicKey: string; readonly hosts: readonly string[] } | undefined;
  /** Asks the population database (R08); one that says so where none is configured. */
  readonly verifier: Verifier;
  readonly now: () => Instant;
  readonly randomBytes: RandomBytes;
  /** A time-ordered id (UUID version 7). */
  readonly newId: () => string;
  readonly timers: {
    setTimeout(work: () => void, ms: number): NodeJS.Timeout;
    clearTimeout(timer: NodeJS.Timeout | undefined): void;
  };
  /** The address people reach this server by, without a slash at the end. */
  readonly publicUrl: () => string;
}
