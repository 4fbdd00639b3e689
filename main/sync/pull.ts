import { instant, type Instant } from '../../domain/kernel/time.ts';
import type { LedgerEvent } from '../../domain/ledger/event.ts';
import type { Backoff } from '../../domain/sync/backoff.ts';
import { wireToEvent } from '../../domain/sync/event-coder.ts';
import { syncPaths } from '../../domain/sync/session-wire.ts';
import {
  pullReply,
  type PhoneForm,
  type PullReply,
  type PullRequest,
  type SiteSettings,
} from '../../domain/sync/wire.ts';
import type { Timers } from '../devices/transport/timers.ts';
import type { RemoteFault, SyncStore } from '../storage/sync/sync-store.ts';
import type { LineFault } from './line.ts';
import type { Next } from './loop.ts';
import type { Session } from './session.ts';

/** How long the server may wait for news. */
const longestWaitSeconds = 25;
/** Longer than the server waits for news, so that a line that is cut is noticed by its silence. */
const pullTimeoutMs = 40_000;

/** An answer that came sooner and brought nothing: something between here and the server does not wait. */
const tooSoonMs = 1_000;
/** In a busy house every kiosk would otherwise ask once for every visitor at all the others. */
const restMs = 300;
/** More forms than a kiosk ever holds at a time. */
const mostForms = 100;

export interface PullDeps {
  readonly session: Session;
  readonly store: SyncStore;
  readonly backoff: Backoff;
  readonly timers: Pick<Timers, 'now'>;
  readonly onOutcome: (outcome: 'ok' | LineFault, serverTime?: Instant) => void;
  readonly onFault: (fault: RemoteFault) => void;
  readonly onRemote: (events: readonly LedgerEvent[]) => void;
  readonly onSettings: (settings: SiteSettings) => void;
  readonly onForms: (forms: readonly PhoneForm[]) => void;
}

/** One round of pulling: asks for news, waits for them at the server, and puts them away. */
export function createPull(deps: PullDeps): () => Promise<Next> {
  const { store, backoff, timers } = deps;
  /** What the server need not tell again, by form. */
  const forms = new Map<string, PhoneForm['state']>();
  // The first answer after a start comes at once: it says that the line is up.
  let waitSeconds = 0;

  return async () => {
    const began = timers.now();
    const value: PullRequest = {
      cursor: store.cursor(),
      settings: store.settings()?.sha256 ?? '',
      forms: [...forms].map(([id, state]) => `${id} ${state}`),
      waitSeconds,
    };
    const reply = await deps.session.call({
      path: syncPaths.pull,
      value,
      visible: value,
      reply: pullReply,
      timeoutMs: pullTimeoutMs,
    });
    if (!reply.ok) {
      deps.onOutcome(reply.error);
      waitSeconds = 0;
      return { failedMs: backoff.next() };
    }
    const applied = store.applyRemote(batchOf(reply.value));
    if (!applied.ok) {
      deps.onFault(applied.error);
      return { failedMs: backoff.next() };
    }
    backoff.reset();
    const { settings, serverTime, more, keys } = reply.value;
    deps.onOutcome('ok', instant(serverTime));
    if (settings) deps.onSettings(settings);
    if (applied.value.length > 0) deps.onRemote(applied.value);
    tellForms(reply.value.forms);
    const isEmpty = !settings && !more && applied.value.length + keys.length + reply.value.forms.length === 0;
    const isTooSoon = isEmpty && waitSeconds > 0 && timers.now() - began < tooSoonMs;
    waitSeconds = longestWaitSeconds;
    if (isTooSoon) return { idleMs: tooSoonMs };
    // A backlog goes on at once; after a single piece of news, what comes right behind it comes with the next.
    return more || isEmpty ? 'again' : { idleMs: restMs };
  };

  function tellForms(told: readonly PhoneForm[]): void {
    for (const { id, state } of told) {
      forms.delete(id);
      forms.set(id, state);
    }
    for (const id of [...forms.keys()].slice(0, -mostForms)) forms.delete(id);
    // After a crash the server tells of forms that were dealt with just before it.
    const fresh = told.filter(({ id }) => !store.isFormTaken(id));
    if (fresh.length > 0) deps.onForms(fresh);
  }
}

function batchOf({ events, keys, cursor, settings, passPublicKeys }: PullReply) {
  return {
    events: events.map((event) => wireToEvent(event, base64)),
    keys: keys.map(({ key, ...named }) => ({ ...named, key: base64.decode(key) })),
    cursor,
    ...(settings && { settings }),
    passPublicKeys: passPublicKeys.map(base64.decode),
  };
}

const base64 = { decode: (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64')) };
