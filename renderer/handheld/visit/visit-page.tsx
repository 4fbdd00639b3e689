import { ArrowLeft } from 'lucide-react';
import type { VisitDetail } from '../../../server/contract/guard.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Link } from '../../web/parts/link.tsx';
import { Icon } from '../../ui/icon.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useQuery } from '../../web/use-query.ts';
import type { TabName } from '../tab-plan.ts';
import { LeaveBar } from '../inside/leave-bar.tsx';
import { CallButtons } from './call-buttons.tsx';
import { DecideBar } from './decide-bar.tsx';
import { ShownPerson } from './shown-person.tsx';
import { HoldNotice } from './hold-notice.tsx';
import { VisitFacts } from './visit-facts.tsx';
import './visit-page.css';

/** One visit: what is known, what a guard may look up, and what there is to do about it. */
export function VisitPage({ id, room }: { readonly id: string; readonly room: TabName }) {
  const { t } = useStrings();
  const query = useQuery<VisitDetail>(`/guard/visits/${encodeURIComponent(id)}`, { topics: ['visit'] });
  const { data } = query;
  return (
    <RoomPage
      title={data?.maskedName || data?.badgeNumber || t(`handheld.tab.${room}`)}
      back={
        <Link to={{ room }} className="visit-page__back">
          <Icon shape={ArrowLeft} />
          {t('handheld.back')}
        </Link>
      }
    >
      <QueryView query={query} lines={7}>
        {(visit: VisitDetail) => (
          <>
            <HoldNotice visit={visit} />
            <VisitFacts visit={visit} />
            {!visit.erased && <ShownPerson id={visit.id} />}
            {visit.state === 'awaiting-review' && <CallButtons visit={visit} />}
            {visit.mayDecide && <DecideBar visit={visit} onDone={query.refresh} />}
            {visit.state === 'inside' && <LeaveBar visit={visit} onDone={query.refresh} />}
          </>
        )}
      </QueryView>
    </RoomPage>
  );
}
