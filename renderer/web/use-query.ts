import { useCallback, useSyncExternalStore } from 'react';
import type { QueryAsked, QueryState } from './core/query-cache.ts';
import { queries } from './services.ts';

export interface QueryAnswer<T> extends QueryState<T> {
  readonly refresh: () => void;
}

const notAsked: QueryState<never> = {
  data: undefined,
  loadedAt: undefined,
  fault: undefined,
  loading: false,
};

/**
 * Asks the server and keeps asking when a topic of the question changed. The last answer stays on the screen without a line.
 * Asks nothing while `path` is undefined: what it takes to ask is not chosen yet.
 */
export function useQuery<T>(path: string | undefined, asked: Omit<QueryAsked, 'path'> = {}): QueryAnswer<T> {
  // Callers write their question as a literal; what counts is what it says.
  const key = path === undefined ? undefined : JSON.stringify({ ...asked, path });
  const subscribe = useCallback(
    (listener: () => void) => (key === undefined ? () => {} : queries.follow(questionOf(key), listener)),
    [key],
  );
  const state = useSyncExternalStore<QueryState<T>>(subscribe, () =>
    path === undefined ? notAsked : queries.peek<T>({ ...asked, path }),
  );
  const refresh = useCallback(() => {
    if (key !== undefined) queries.refresh(questionOf(key));
  }, [key]);
  return { ...state, refresh };
}

function questionOf(key: string): QueryAsked {
  return JSON.parse(key) as QueryAsked;
}
