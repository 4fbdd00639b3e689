import { useEffect, useState } from 'react';
import type { HostHit } from '../../preload/contract/table.ts';
import { bridge } from '../bridge/index.ts';

export type HostSearch =
  { readonly state: 'idle' | 'failed' } | { readonly state: 'found'; readonly hits: readonly HostHit[] };

/** Main searches by name, pinyin, initials and department; an answer to an older query is dropped. */
export function useHostSearch(query: string): HostSearch {
  const [search, setSearch] = useState<HostSearch>({ state: 'idle' });
  const wanted = query.trim();
  useEffect(() => {
    if (wanted === '') {
      setSearch({ state: 'idle' });
      return undefined;
    }
    let current = true;
    bridge.call('hosts.search', { query: wanted }).then(
      (hits) => current && setSearch({ state: 'found', hits }),
      () => current && setSearch({ state: 'failed' }),
    );
    return () => void (current = false);
  }, [wanted]);
  return search;
}
