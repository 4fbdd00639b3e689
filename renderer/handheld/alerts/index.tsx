import { useState } from 'react';
import { BellOff } from 'lucide-react';
import type { AlertList } from '../../../server/contract/alerts.ts';
import { ChoiceField } from '../../web/forms/choice-field.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Empty } from '../../web/states/empty.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { useQuery } from '../../web/use-query.ts';
import { AsOf } from '../parts/as-of.tsx';
import { AlertCard } from './alert-card.tsx';
import { PushSwitch } from './push-switch.tsx';
import { useAlerts } from './use-alerts.ts';

/** What wants somebody, and what became of the rest. */
export function Room() {
  const { t } = useStrings();
  const [show, setShow] = useState<'current' | 'past'>('current');
  const current = useAlerts();
  const past = useQuery<AlertList>(show === 'past' ? '/alerts' : undefined, {
    query: { show: 'past' },
    topics: ['alert'],
  });
  const query = show === 'past' ? past : current;
  return (
    <RoomPage title={t('handheld.tab.alerts')} tools={<AsOf query={query} />}>
      <ChoiceField
        inline
        label={t('handheld.alerts-show')}
        value={show}
        choices={[
          { value: 'current', label: t('handheld.alerts-current') },
          { value: 'past', label: t('handheld.alerts-past') },
        ]}
        onChange={setShow}
      />
      <QueryView query={query} lines={5}>
        {({ alerts }: AlertList) =>
          alerts.length === 0 ? (
            <Empty title={t('handheld.alerts-empty')} icon={BellOff} />
          ) : (
            <ul className="card-list">
              {alerts.map((alert) => (
                <AlertCard key={alert.id} alert={alert} onDone={query.refresh} />
              ))}
            </ul>
          )
        }
      </QueryView>
      <PushSwitch />
    </RoomPage>
  );
}
