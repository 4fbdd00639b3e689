import type { OwnReservation } from '../../../server/contract/portal.ts';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { Loading } from '../../web/states/loading.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useQuery } from '../../web/use-query.ts';
import { DeadLink } from '../shared/dead-link.tsx';
import { useLink } from '../shared/use-link.ts';
import { usePortalSite } from '../shared/use-portal-site.ts';
import { ChangePage } from './change-page.tsx';
import { InvitationPage } from './invitation-page.tsx';
import { StatusPage } from './status-page.tsx';
import './status.css';

/** Somebody waits for an answer and looks at the page meanwhile. */
const askAgainMs = 15_000;

/** One's own reservation, by the link from the message: `#/r/<token>`, and `…/change`. */
export function Room({ place }: RoomProps) {
  const [token, page] = place.path;
  const isOpen = useLink(token);
  if (token === undefined) return <DeadLink />;
  return isOpen ? (
    <Opened key={token} token={token} isChange={page === 'change'} isNew={place.query['new'] === '1'} />
  ) : (
    <Loading lines={8} />
  );
}

interface OpenedProps {
  readonly token: string;
  readonly isChange: boolean;
  readonly isNew: boolean;
}

function Opened({ token, isChange, isNew }: OpenedProps) {
  const site = usePortalSite();
  const own = useQuery<OwnReservation>('/portal/reservation', { everyMs: askAgainMs });
  if (own.fault?.kind === 'refused' && own.data === undefined) return <DeadLink fault={own.fault} />;
  return (
    <QueryView query={site} lines={8}>
      {(rules) => (
        <QueryView query={own} lines={8}>
          {(visit) => {
            const props = { token, visit, site: rules, refresh: own.refresh };
            if (visit.awaitsVisitor) return <InvitationPage {...props} />;
            if (isChange && visit.mayChange) return <ChangePage {...props} />;
            return <StatusPage {...props} isNew={isNew} />;
          }}
        </QueryView>
      )}
    </QueryView>
  );
}
