import type { GuardQueue } from '../../../server/contract/guard.ts';
import { ClipboardCheck } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Link } from '../../web/parts/link.tsx';
import { Empty } from '../../web/states/empty.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { AsOf } from '../parts/as-of.tsx';
import { useNow } from '../parts/use-now.ts';
import { VisitCard } from '../parts/visit-card.tsx';
import { VisitPage } from '../visit/visit-page.tsx';
import { useGuardQueue } from './use-guard-queue.ts';

/** Who waits for a guard's word; one of them opens the visit. */
export function Room({ place }: RoomProps) {
  const [id] = place.path;
  return id === undefined ? <Queue /> : <VisitPage key={id} id={id} room="queue" />;
}

function Queue() {
  const { t } = useStrings();
  const times = useTimes();
  const now = useNow();
  const query = useGuardQueue();
  return (
    <RoomPage title={t('handheld.tab.queue')} tools={<AsOf query={query} />}>
      <QueryView query={query} lines={5}>
        {({ items }: GuardQueue) =>
          items.length === 0 ? (
            <Empty title={t('handheld.queue-empty')} icon={ClipboardCheck}>
              {t('handheld.queue-hint')}
            </Empty>
          ) : (
            <ul className="card-list">
              {items.map((visit) => (
                <li key={visit.id}>
                  <Link
                    to={{ room: 'queue', path: [visit.id] }}
                    className={classNames('card-list__item', visit.held && 'card-list__item--urgent')}
                  >
                    <VisitCard visit={visit} when={times.ago(visit.since, now)} />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </RoomPage>
  );
}
