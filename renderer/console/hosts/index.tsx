import type { RoomProps } from '../../web/frame/rooms.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { useAccount } from '../../web/core/session.ts';
import { useStrings } from '../../web/strings.ts';
import { Tabs } from '../parts/tabs.tsx';
import { Departments } from './departments.tsx';
import { HostForm } from './host-form.tsx';
import { HostImport } from './host-import.tsx';
import { HostList } from './host-list.tsx';

/** Who can be visited, how they are reached, and their departments. */
export function Room({ place }: RoomProps) {
  const { t } = useStrings();
  const { role } = useAccount();
  const mayEdit = role === 'supervisor' || role === 'admin';
  const [step = '', id] = place.path;
  if (mayEdit && step === 'new') return <HostForm id={undefined} />;
  if (mayEdit && step === 'edit' && id !== undefined) return <HostForm key={id} id={id} />;
  if (mayEdit && step === 'import') return <HostImport />;
  const isDepartments = step === 'departments';
  return (
    <RoomPage title={t('console.room.hosts')} hint={t('admin.hosts.hint')}>
      <Tabs
        label={t('console.room.hosts')}
        current={isDepartments ? 'departments' : 'hosts'}
        tabs={[
          { key: 'hosts', label: t('admin.hosts.people'), to: { room: 'hosts' } },
          {
            key: 'departments',
            label: t('admin.hosts.departments'),
            to: { room: 'hosts', path: ['departments'] },
          },
        ]}
      />
      {isDepartments ? <Departments mayEdit={mayEdit} /> : <HostList mayEdit={mayEdit} />}
    </RoomPage>
  );
}
