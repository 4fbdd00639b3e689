import { z } from 'zod';
import type { Backoff } from '../../domain/sync/backoff.ts';
import { eventToWire } from '../../domain/sync/event-coder.ts';
import { syncPaths } from '../../domain/sync/session-wire.ts';
import { batchLimit, pushReply, type KioskHealth, type PushRequest } from '../../domain/sync/wire.ts';
import type { Instant } from '../../domain/kernel/time.ts';
import type { SyncStore } from '../storage/sync/sync-store.ts';
import type { LineFault } from './line.ts';
import type { Next } from './loop.ts';
import type { Session } from './session.ts';

/** So much goes at once at most: small enough to be sealed and sent between two frames of a screen. */
const pushBytes = 256 * 1024;
/** How often the kiosk tells how it is when nothing else is to be told, in milliseconds. */
const healthEveryMs = 30_000;
const pushTimeoutMs = 15_000;
/** A chain that the server refuses is looked at by a person; until then it is tried now and then. */
const refusedRestMs = 60_000;

export interface PushDeps {
  readonly session: Session;
  readonly store: SyncStore;
  readonly backoff: Backoff;
  readonly now: () => Instant;
  readonly health: () => Pick<KioskHealth, 'version' | 'devices'>;
  readonly onOutcome: (outcome: 'ok' | LineFault, refused?: 'fork' | 'broken-chain') => void;
}

/** One round of pushing: the next events, or how the kiosk is. The server's word says where the next round begins. */
export function createPush(deps: PushDeps): () => Promise<Next> {
  const { store, backoff } = deps;
  return async () => {
    const untold = await tellForms(deps);
    if (untold) {
      deps.onOutcome(untold);
      return { failedMs: backoff.next() };
    }
    const after = store.acknowledged();
    const { events, keys } = store.outgoing(after, { count: batchLimit, bytes: pushBytes });
    const health: KioskHealth = {
      ...deps.health(),
      clock: deps.now(),
      pending: Math.max(0, store.head() - after),
    };
    const value: PushRequest = {
      events: events.map((event) => eventToWire(event, base64)),
      keys: keys.map(({ key, ...named }) => ({ ...named, key: base64.encode(key) })),
      health,
    };
    const reply = await deps.session.call({
      path: syncPaths.push,
      value,
      visible: { health, data: events.map(({ data }) => data) },
      reply: pushReply,
      timeoutMs: pushTimeoutMs,
    });
    if (!reply.ok) {
      deps.onOutcome(reply.error);
      return { failedMs: backoff.next() };
    }
    const { head, refused } = reply.value;
    // A server that knows more of this kiosk than the kiosk itself: it was restored from a backup.
    const isBehind = head > store.head();
    const stored = Math.min(head, store.head());
    if (stored !== after && !store.acknowledge(stored).ok) return { failedMs: backoff.next() };
    deps.onOutcome('ok', refused ?? (isBehind ? 'fork' : undefined));
    if (refused) return { failedMs: refusedRestMs };
    // Nothing of what was sent was taken, and nothing was said against it.
    if (events.length > 0 && stored === after) return { failedMs: backoff.next() };
    backoff.reset();
    return stored < store.head() ? 'again' : { idleMs: healthEveryMs };
  };
}

/** Lets the server forget the phones' forms that were dealt with; what went wrong, if anything. */
async function tellForms({ session, store }: PushDeps): Promise<LineFault | undefined> {
  for (const taken of store.formsToTell()) {
    const told = await session.call({
      path: syncPaths.forms,
      value: taken,
      visible: taken,
      reply: nothing,
      timeoutMs: pushTimeoutMs,
    });
    if (!told.ok) return told.error;
    store.formTold(taken.id);
  }
  return undefined;
}

const nothing = z.strictObject({});
const base64 = { encode: (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64') };
