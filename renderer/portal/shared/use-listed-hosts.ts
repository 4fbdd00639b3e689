import { useCallback, useEffect, useState } from 'react';
import type { PortalHost } from '../../../server/contract/portal.ts';
import type { ApiFault } from '../../web/core/fault.ts';
import { api } from '../../web/services.ts';

/** Everybody who can be visited, where the site lists them. */
export function useListedHosts(siteId: string) {
  const [state, setState] = useState<{ hosts: readonly PortalHost[]; fault: ApiFault | undefined }>({
    hosts: [],
    fault: undefined,
  });
  const load = useCallback(async () => {
    const answer = await api.post<{ hosts: readonly PortalHost[] }>('/portal/hosts', { site: siteId });
    setState(
      answer.ok ? { hosts: answer.value.hosts, fault: undefined } : { hosts: [], fault: answer.error },
    );
  }, [siteId]);
  useEffect(() => void load(), [load]);
  return { ...state, retry: () => void load() };
}
