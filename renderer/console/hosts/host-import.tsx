import { RoomPage } from '../../web/frame/room-page.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { goTo } from '../../web/use-place.ts';
import { Back } from '../parts/back.tsx';
import { ListImport } from '../parts/list-import.tsx';

/** The host list from a spreadsheet. */
export function HostImport() {
  const { t } = useStrings();
  return (
    <RoomPage
      title={t('admin.hosts.import')}
      back={<Back to={{ room: 'hosts' }}>{t('console.room.hosts')}</Back>}
    >
      <ListImport
        path="/hosts/import"
        columns={t('admin.hosts.import-columns')}
        example={t('admin.hosts.import-example')}
        onApplied={({ added, changed }) => {
          toast(t('admin.import.done', { count: added + changed }));
          goTo({ room: 'hosts' });
        }}
      />
    </RoomPage>
  );
}
