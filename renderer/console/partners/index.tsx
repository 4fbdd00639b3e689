import { useAccount } from '../../web/core/session.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { useStrings } from '../../web/strings.ts';
import { Tabs } from '../parts/tabs.tsx';
import { Crew } from './crew.tsx';
import { CrewImport } from './crew-import.tsx';
import { EnrolmentForm } from './enrolment-form.tsx';
import { EnrolmentList } from './enrolment-list.tsx';

/** Partners who come often, and workers who come for days (R04): enrolled here once, let in by their card at any kiosk. */
export function Room({ place }: RoomProps) {
  const { t } = useStrings();
  const { role } = useAccount();
  const mayEdit = role !== 'guard';
  const [step = ''] = place.path;
  if (mayEdit && step === 'new') return <EnrolmentForm category={place.query['category']} />;
  if (mayEdit && step === 'import') return <CrewImport />;
  const current = step === 'crew' ? 'crew' : 'all';
  return (
    <RoomPage title={t('console.room.partners')} hint={t('admin.partners.hint')}>
      <Tabs
        label={t('console.room.partners')}
        current={current}
        tabs={[
          { key: 'all', label: t('admin.partners.all'), to: { room: 'partners' } },
          { key: 'crew', label: t('admin.partners.crew'), to: { room: 'partners', path: ['crew'] } },
        ]}
      />
      {current === 'crew' ? <Crew mayEdit={mayEdit} /> : <EnrolmentList mayEdit={mayEdit} />}
    </RoomPage>
  );
}
