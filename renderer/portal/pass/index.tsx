import type { OwnPass } from '../../../server/contract/portal.ts';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { Loading } from '../../web/states/loading.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useQuery } from '../../web/use-query.ts';
import { DeadLink } from '../shared/dead-link.tsx';
import { useLink } from '../shared/use-link.ts';
import { NoPass } from './no-pass.tsx';
import { PassPage } from './pass-page.tsx';
import './pass.css';

/** A pass that was taken back disappears within a minute; what is shown meanwhile no reader with a line accepts. */
const askAgainMs = 60_000;

/** The pass on the phone: `#/p/<token>`. */
export function Room({ place }: RoomProps) {
  const [token] = place.path;
  const isOpen = useLink(token);
  if (token === undefined) return <DeadLink />;
  return isOpen ? <Opened key={token} token={token} /> : <Loading lines={8} />;
}

function Opened({ token }: { readonly token: string }) {
  const pass = useQuery<OwnPass>('/portal/pass', { everyMs: askAgainMs });
  if (pass.fault?.kind === 'refused')
    return pass.fault.key === 'no-pass' ? <NoPass token={token} /> : <DeadLink fault={pass.fault} />;
  return (
    <QueryView query={pass} lines={8}>
      {(own) => <PassPage pass={own} loadedAt={pass.loadedAt ?? 0} token={token} />}
    </QueryView>
  );
}
