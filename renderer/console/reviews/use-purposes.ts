import { otherPurpose } from '../../../domain/reservation/check-request.ts';
import type { PortalSite } from '../../../server/contract/portal.ts';
import { useSite } from '../../web/core/session.ts';
import { useStrings } from '../../web/strings.ts';
import { useQuery } from '../../web/use-query.ts';

/** What the site asks of visitors, which is no secret; the names of its purposes stand in there. */
export function usePortalSite(): PortalSite | undefined {
  const { id } = useSite();
  return useQuery<PortalSite>('/portal/site', { query: { site: id }, topics: ['site'] }).data;
}

/** A purpose in words: the site's own, or the visitor's. */
export function usePurposeWords(): (visit: {
  readonly purpose: string;
  readonly purposeText?: string | undefined;
}) => string {
  const { local } = useStrings();
  const site = usePortalSite();
  return ({ purpose, purposeText }) => {
    const label = site?.purposes.find(({ key }) => key === purpose)?.label;
    if (label) return local(label);
    return purpose === otherPurpose ? (purposeText ?? '') : purpose;
  };
}
