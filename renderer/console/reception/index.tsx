import { UserRoundPlus } from 'lucide-react';
import type { Today } from '../../../server/contract/reception.ts';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { useAccount } from '../../web/core/session.ts';
import { Button } from '../../web/parts/button.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { goTo } from '../../web/use-place.ts';
import { useQuery } from '../../web/use-query.ts';
import { Counts } from './counts.tsx';
import { DeskLists } from './desk-lists.tsx';
import { DeskSide } from './desk-side.tsx';
import { PrintDesk } from './print/print-desk.tsx';
import { mayAct } from './roles.ts';
import './reception.css';

/** The reception desk: who is expected, who waits, who is inside, and what to do with whoever stands there now. */
export function Room({ place }: RoomProps) {
  const { t } = useStrings();
  const times = useTimes();
  const { role } = useAccount();
  const query = useQuery<Today>('/reception/today', { topics: ['visit', 'reservation'], everyMs: 60_000 });
  return (
    <PrintDesk>
      <RoomPage
        title={t('desk.title')}
        {...(query.data && { hint: times.day(query.data.now) })}
        tools={
          mayAct(role) && (
            <Button
              kind="primary"
              icon={UserRoundPlus}
              onPress={() => goTo({ room: 'reception', path: ['walk-in'] })}
            >
              {t('desk.walk-in')}
            </Button>
          )
        }
      >
        <QueryView query={query} lines={10}>
          {(data) => (
            <>
              <Counts counts={data.counts} />
              <div className="desk">
                <DeskLists today={data} place={place} />
                <DeskSide place={place} />
              </div>
            </>
          )}
        </QueryView>
      </RoomPage>
    </PrintDesk>
  );
}
