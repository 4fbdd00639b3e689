import type { RandomBytes } from '../../domain/kernel/random.ts';
import { localDay, type Instant, type LocalDay } from '../../domain/kernel/time.ts';
import type { LedgerEvent } from '../../domain/ledger/event.ts';
import { createBackoff } from '../../domain/sync/backoff.ts';
import type { KioskHealth, PhoneForm, SiteSettings } from '../../domain/sync/wire.ts';
import type { SiteLink } from '../../domain/visit/site-link.ts';
import type { Timers } from '../devices/transport/timers.ts';
import type { Logger } from '../logging/logger.ts';
import type { EgressGate } from '../security/egress-gate.ts';
import type { JoinedSite, SyncStore } from '../storage/sync/sync-store.ts';
import { createLine, type LineFault } from './line.ts';
import { createLinkState } from './link-state.ts';
import { createLoop } from './loop.ts';
import { createPull } from './pull.ts';
import { createPush } from './push.ts';
import { createSession } from './session.ts';

export interface SyncDeps {
  readonly store: SyncStore;
  readonly node: string;
  /** Where the server is now; what it is known by stays the same. */
  readonly serverUrl: string;
  readonly identitySeed: Uint8Array;
  readonly timeZone: string;
  /** Guarded, see `guardedFetch`. */
  readonly fetch: typeof globalThis.fetch;
  readonly gate: EgressGate;
  readonly timers: Timers;
  readonly now: () => Instant;
  /** From 0 up to 1; spreads the waits of kiosks that failed together. */
  readonly random: () => number;
  readonly randomBytes: RandomBytes;
  readonly health: () => Pick<KioskHealth, 'version' | 'devices'>;
  readonly log: Logger;
  readonly onLink: (link: SiteLink) => void;
  /** What other nodes said; it is in the store already. */
  readonly onRemote: (events: readonly LedgerEvent[]) => void;
  readonly onSettings: (settings: SiteSettings) => void;
  /** Forms of this kiosk's visitors. One that was opened comes again when it was sent. */
  readonly onForms: (forms: readonly PhoneForm[]) => void;
}

/** Keeps the kiosk and its site server in step, as long as there is a line, without anybody waiting for it. */
export interface SyncClient {
  start(): void;
  link(): SiteLink;
  stop(): Promise<void>;
}

/** How soon after a commit its events go: what is written together goes together, and still far within a second. */
const gatherMs = 50;
const delays = { firstMs: 500, mostMs: 30_000 } as const;
/** A server that starts with its kiosk is not there yet in the first moments; nobody has to read of that. */
const settlingMs = 30_000;

export function createSyncClient(deps: SyncDeps, joined: () => JoinedSite): SyncClient {
  const { store, timers, log, now, random } = deps;
  const line = createLine({ base: deps.serverUrl, fetch: deps.fetch, timers });
  const link = createLinkState({
    ...{ now, timers },
    dataAt: store.dataAt,
    pending: () => Math.max(0, store.head() - store.acknowledged()),
    tell: deps.onLink,
  });
  // Each way has a session of its own: messages are numbered, and a pull waits for a long time.
  const session = () =>
    createSession({
      line,
      site: joined,
      node: deps.node,
      identitySeed: deps.identitySeed,
      randomBytes: deps.randomBytes,
      mayLeave: (value) => deps.gate.check('sync.push', value).ok,
    });

  const beganMs = timers.now();
  let lastFault = '';
  let isStopped = false;
  const heard = (outcome: 'ok' | LineFault, other: { revive(): void }): void => {
    // What was under way when the kiosk stopped says nothing about the line.
    if (isStopped) return;
    const isUp = outcome === 'ok';
    const isSettling = lastFault === '' && outcome === 'unreachable' && timers.now() - beganMs < settlingMs;
    if (lastFault !== outcome && !isSettling) {
      if (isUp) log.write('sync.up', {});
      else log.write('sync.down', { fault: outcome });
      lastFault = outcome;
    }
    link.heard(outcome);
    // One way through is good news for the other.
    if (isUp) other.revive();
  };
  let refusal = '';
  const onRefused = (refused: string | undefined): void => {
    if (refused !== undefined && refused !== refusal) log.write('sync.chain-refused', { kind: refused });
    refusal = refused ?? '';
  };
  let swept: LocalDay | undefined;
  const sweep = (serverTime: Instant): void => {
    // By the server's clock: a kiosk whose own is a day ahead must not throw away what it needs today.
    const today = localDay(serverTime, deps.timeZone);
    if (today === swept) return;
    swept = today;
    const done = store.sweepKeys(today);
    if (done.ok && done.value.length > 0) log.write('sync.keys-swept', { keys: done.value.length });
  };

  const push = createLoop({
    ...{ timers, gatherMs },
    round: createPush({
      ...{ store, now },
      session: session(),
      backoff: createBackoff(delays, random),
      health: deps.health,
      onOutcome(outcome, refused) {
        heard(outcome, pull);
        if (outcome === 'ok') onRefused(refused);
      },
    }),
  });
  const pull = createLoop({
    ...{ timers, gatherMs },
    round: createPull({
      ...{ store, timers },
      session: session(),
      backoff: createBackoff(delays, random),
      onOutcome(outcome, serverTime) {
        heard(outcome, push);
        if (serverTime !== undefined) sweep(serverTime);
      },
      onFault(fault) {
        const where = fault.kind === 'broken-event' ? `${fault.node}:${fault.seq}` : fault.detail;
        log.write('sync.not-stored', { fault: fault.kind, detail: where });
      },
      onRemote: deps.onRemote,
      onSettings: deps.onSettings,
      onForms: deps.onForms,
    }),
  });
  let unlisten: (() => void) | undefined;

  return {
    start() {
      unlisten = store.onCommit(() => {
        link.refresh();
        push.wake();
      });
      link.refresh();
      push.start();
      pull.start();
    },
    link: link.now,
    async stop() {
      isStopped = true;
      unlisten?.();
      link.stop();
      line.close();
      await Promise.all([push.stop(), pull.stop()]);
    },
  };
}
