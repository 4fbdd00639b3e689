import type { Connection } from '../database/connect.ts';

/** What changed, as words: the kinds of subject a commit touched, `site` for settings, `forms:<node>` and the like. */
export type Topic = string;

/** Beside the kinds of subject, when a page or a job of the server said it and no kiosk. */
export const serversWord: Topic = 'servers-word';

/** Tells pages and waiting kiosks of every copy of the server that something changed. Says what, never whom. */
export interface LiveBus {
  changed(siteId: string, topics: Iterable<Topic>): void;
  /** @returns how to stop listening */
  subscribe(siteId: string, heard: (topics: ReadonlySet<Topic>) => void): () => void;
  stop(): Promise<void>;
}

const channel = 'yingbin';
/** Everybody on this server at once, then the others: a burst of commits is one note to them. */
const gatherMs = 40;

export async function createLiveBus(
  connection: Connection,
  copyId: string,
  timers: { setTimeout(work: () => void, ms: number): { unref(): void } },
): Promise<LiveBus> {
  const listeners = new Map<string, Set<(topics: ReadonlySet<Topic>) => void>>();
  const gathered = new Map<string, Set<Topic>>();
  let isWaiting = false;

  const tell = (siteId: string, topics: ReadonlySet<Topic>): void => {
    for (const heard of listeners.get(siteId) ?? []) heard(topics);
  };
  const tellOthers = (): void => {
    isWaiting = false;
    for (const [siteId, topics] of gathered) {
      // A note that is lost is made up for by the readers' slow poll.
      connection.notify(channel, JSON.stringify([copyId, siteId, ...topics])).catch(() => undefined);
    }
    gathered.clear();
  };
  const unlisten = await connection.listen(channel, (note) => {
    if (note === '') {
      for (const siteId of listeners.keys()) tell(siteId, new Set(['all']));
      return;
    }
    const [from, siteId, ...topics] = JSON.parse(note) as readonly string[];
    if (from !== copyId && siteId !== undefined) tell(siteId, new Set(topics));
  });

  return {
    changed(siteId, topics) {
      const set = new Set(topics);
      tell(siteId, set);
      if (connection.kind === 'embedded') return;
      gathered.set(siteId, new Set([...(gathered.get(siteId) ?? []), ...set]));
      if (isWaiting) return;
      isWaiting = true;
      timers.setTimeout(tellOthers, gatherMs).unref();
    },
    subscribe(siteId, heard) {
      const own = listeners.get(siteId) ?? new Set();
      listeners.set(siteId, own.add(heard));
      return () => void own.delete(heard);
    },
    stop: unlisten,
  };
}
