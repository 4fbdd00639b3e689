import type { OwnData } from '../../../server/contract/own-data.ts';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { Loading } from '../../web/states/loading.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useQuery } from '../../web/use-query.ts';
import { DeadLink } from '../shared/dead-link.tsx';
import { useLink } from '../shared/use-link.ts';
import { OwnDataPage } from './own-data-page.tsx';
import '../shared/deeds.css';

/** Everything that is stored about oneself, and what can be asked for (PIPL arts 44-50): `#/own-data/<token>`. */
export function Room({ place }: RoomProps) {
  const [token] = place.path;
  const isOpen = useLink(token);
  if (token === undefined) return <DeadLink />;
  return isOpen ? <Opened key={token} token={token} /> : <Loading lines={8} />;
}

function Opened({ token }: { readonly token: string }) {
  // Asked once: every look is a fact of the register.
  const own = useQuery<OwnData>('/portal/own-data');
  if (own.fault?.kind === 'refused') return <DeadLink fault={own.fault} />;
  return (
    <QueryView query={own} lines={10}>
      {(data) => <OwnDataPage token={token} data={data} refresh={own.refresh} />}
    </QueryView>
  );
}
