import type { PortalSite } from '../../../server/contract/portal.ts';
import { useSite } from '../../web/core/session.ts';
import { useQuery, type QueryAnswer } from '../../web/use-query.ts';

/** What the site asks of its visitors; asked again when the line comes back. */
export function usePortalSite(): QueryAnswer<PortalSite> {
  const { id } = useSite();
  return useQuery<PortalSite>('/portal/site', { query: { site: id } });
}
