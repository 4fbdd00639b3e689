import type { Answer, Query } from './api.ts';
import type { ApiFault } from './fault.ts';
import type { Live, Topic } from './live.ts';

/** What a page knows of one question to the server. */
export interface QueryState<T> {
  readonly data: T | undefined;
  /** When `data` was true, in milliseconds since 1970. */
  readonly loadedAt: number | undefined;
  /** Why the last try brought nothing; `data` may still be there from before. */
  readonly fault: ApiFault | undefined;
  readonly loading: boolean;
}

export interface QueryAsked {
  readonly path: string;
  readonly query?: Query | undefined;
  /** Changes of these ask the question again. */
  readonly topics?: readonly Topic[] | undefined;
  /** Asks again after so many milliseconds even if nothing was told. */
  readonly everyMs?: number | undefined;
}

export interface QueryCache {
  /** Follows a question; asks it when nobody did yet or the answer is not fresh. The answer ends the following. */
  follow(asked: QueryAsked, listener: () => void): () => void;
  peek<T>(asked: QueryAsked): QueryState<T>;
  refresh(asked: QueryAsked): void;
  /** Asks everything again that somebody is looking at: after a line came back or somebody signed in. */
  refreshAll(): void;
  /** Forgets all answers: they belonged to whoever signed out. */
  forget(): void;
}

export interface QueryCacheParts {
  readonly get: <T>(path: string, query?: Query) => Answer<T>;
  readonly live: Pick<Live, 'follow'>;
  readonly now: () => number;
  /** Calls back after `ms`; the answer cancels. */
  readonly later: (ms: number, act: () => void) => () => void;
}

/** A crowd of changes becomes one question. */
const gatherMs = 250;
/** Coming back to a screen within this time shows its last answer at once; then people's data leaves the memory. */
const keepMs = 120_000;
/** Asked again by itself when the line or the server failed. */
const retryMs = 10_000;

interface Entry {
  state: QueryState<unknown>;
  readonly listeners: Set<() => void>;
  readonly asked: QueryAsked;
  unfollow: () => void;
  cancelDrop: () => void;
  cancelAgain: () => void;
  /** The question on its way; an answer to an older one is ignored. */
  flight: symbol | undefined;
  /** Told to ask again while the answer to the last question is on its way. */
  again: boolean;
}

const unasked: QueryState<never> = { data: undefined, loadedAt: undefined, fault: undefined, loading: true };

export function createQueryCache({ get, live, now, later }: QueryCacheParts): QueryCache {
  const entries = new Map<string, Entry>();

  const set = (entry: Entry, state: Partial<QueryState<unknown>>) => {
    entry.state = { ...entry.state, ...state };
    for (const listener of [...entry.listeners]) listener();
  };

  async function load(entry: Entry): Promise<void> {
    const flight = Symbol(entry.asked.path);
    entry.cancelAgain();
    entry.again = false;
    entry.flight = flight;
    set(entry, { loading: true });
    const answer = await get<unknown>(entry.asked.path, entry.asked.query);
    if (entry.flight !== flight) return;
    entry.flight = undefined;
    if (answer.ok) set(entry, { data: answer.value, loadedAt: now(), fault: undefined, loading: false });
    // A refusal also takes back what was shown; a bad line does not.
    else if (answer.error.kind === 'refused')
      set(entry, { data: undefined, loadedAt: undefined, fault: answer.error, loading: false });
    else set(entry, { fault: answer.error, loading: false });
    if (entry.listeners.size === 0) return;
    if (entry.again) void load(entry);
    else if (!answer.ok && answer.error.kind !== 'refused') schedule(entry, retryMs);
    else if (entry.asked.everyMs !== undefined) schedule(entry, entry.asked.everyMs);
  }

  function schedule(entry: Entry, ms: number): void {
    entry.cancelAgain();
    entry.cancelAgain = later(ms, () => void load(entry));
  }

  const changed = (entry: Entry) => {
    if (entry.flight) entry.again = true;
    else schedule(entry, gatherMs);
  };

  const drop = (key: string, entry: Entry) => {
    entry.unfollow();
    entry.cancelDrop();
    entry.cancelAgain();
    entry.flight = undefined;
    entries.delete(key);
  };

  const create = (key: string, asked: QueryAsked): Entry => {
    const entry: Entry = {
      state: unasked,
      listeners: new Set(),
      asked,
      unfollow: () => {},
      cancelDrop: () => {},
      cancelAgain: () => {},
      flight: undefined,
      again: false,
    };
    entry.unfollow = live.follow(asked.topics ?? [], () => {
      // Nobody is looking: asked when somebody does.
      if (entry.listeners.size > 0) changed(entry);
      else drop(key, entry);
    });
    entries.set(key, entry);
    return entry;
  };

  return {
    follow(asked, listener) {
      const key = keyOf(asked);
      const entry = entries.get(key) ?? create(key, asked);
      entry.cancelDrop();
      const isFirst = entry.listeners.size === 0;
      entry.listeners.add(listener);
      if (isFirst && !entry.flight) void load(entry);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size > 0) return;
        entry.cancelAgain();
        entry.cancelDrop = later(keepMs, () => drop(key, entry));
      };
    },
    peek: <T>(asked: QueryAsked) => (entries.get(keyOf(asked))?.state ?? unasked) as QueryState<T>,
    refresh(asked) {
      const entry = entries.get(keyOf(asked));
      if (!entry) return;
      if (entry.flight) entry.again = true;
      else void load(entry);
    },
    refreshAll() {
      for (const entry of [...entries.values()]) if (entry.listeners.size > 0) changed(entry);
    },
    forget() {
      for (const [key, entry] of [...entries]) {
        if (entry.listeners.size === 0) drop(key, entry);
        else {
          entry.cancelAgain();
          entry.flight = undefined;
          set(entry, unasked);
        }
      }
    },
  };
}

function keyOf({ path, query, topics, everyMs }: QueryAsked): string {
  // A member that is undefined is not asked, and is lost on the way through a key (use-query.ts).
  const asked = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  return JSON.stringify([path, asked.toSorted(), topics, everyMs]);
}
