import { err, ok, type Result } from '../../../domain/kernel/result.ts';
import type { Answer } from './api.ts';
import type { ApiFault } from './fault.ts';

/** Something a guard did while the line was down. */
export interface QueuedAction {
  /** Goes along as `idempotency-key`: a repetition after a lost answer does nothing twice. */
  readonly id: string;
  /** Whose act it is; sent only while that account is signed in. */
  readonly owner: string;
  readonly path: string;
  readonly body: unknown;
  /** When it was done, in milliseconds since 1970. */
  readonly at: number;
}

export interface OutboxStore {
  /** In the order in which they were done. */
  all(): Promise<readonly QueuedAction[]>;
  add(action: QueuedAction): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface Outbox {
  /** Sends now if it can be, else keeps it: `queued` is as good as done. A refusal of the server is told at once. */
  send(path: string, body: unknown): Promise<Result<'sent' | 'queued', ApiFault>>;
  /** Sends what waits, oldest first, and stops at the first one that does not get through. */
  flush(): Promise<void>;
}

export interface OutboxParts {
  readonly store: OutboxStore;
  readonly post: (path: string, body: unknown, id: string) => Answer<unknown>;
  /** The account that is signed in. */
  readonly owner: () => string | undefined;
  readonly now: () => number;
  readonly newId: () => string;
  readonly later: (ms: number, act: () => void) => () => void;
  readonly onCount: (waiting: number) => void;
  /** The server refused what had been kept: somebody has to hear of it. */
  readonly onRefused: (action: QueuedAction, fault: ApiFault) => void;
}

const againMs = 15_000;

export function createOutbox(parts: OutboxParts): Outbox {
  const { store, post, owner, now, newId, later, onCount, onRefused } = parts;
  let flushing: Promise<void> | undefined;
  let cancel = () => {};

  const waiting = async () => (await store.all()).filter((action) => action.owner === owner());
  const count = async () => {
    const { length } = await waiting();
    onCount(length);
    cancel();
    if (length > 0) cancel = later(againMs, () => void flush());
  };

  async function sendAll(): Promise<void> {
    for (const action of await waiting()) {
      if (action.owner !== owner()) break; // Somebody else signed in meanwhile.
      const answer = await post(action.path, action.body, action.id);
      if (!answer.ok && !isFinal(answer.error)) break;
      await store.remove(action.id);
      if (!answer.ok) onRefused(action, answer.error);
    }
    await count();
  }

  function flush(): Promise<void> {
    flushing ??= sendAll().finally(() => (flushing = undefined));
    return flushing;
  }

  return {
    flush,
    async send(path, body) {
      const who = owner();
      if (who === undefined) return err({ kind: 'signed-out', key: 'signed-out' });
      const action = { id: newId(), owner: who, path, body, at: now() };
      // What waits comes first: the server should hear of things in the order in which they happened.
      if ((await waiting()).length === 0) {
        const answer = await post(path, body, action.id);
        if (answer.ok) return ok('sent');
        if (isFinal(answer.error)) return answer;
      }
      await store.add(action);
      await count();
      return ok('queued');
    },
  };
}

/** A no of the server stays a no; everything else may get through later. */
function isFinal({ kind, key }: ApiFault): boolean {
  return kind === 'refused' && key !== 'rate-limited' && key !== 'csrf';
}
