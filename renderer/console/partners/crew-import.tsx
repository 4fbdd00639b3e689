import { RoomPage } from '../../web/frame/room-page.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { goTo } from '../../web/use-place.ts';
import { Back } from '../parts/back.tsx';
import { ListImport } from '../parts/list-import.tsx';

/** A crew's roster from a spreadsheet: every worker with the days they come. */
export function CrewImport() {
  const { t } = useStrings();
  return (
    <RoomPage
      title={t('admin.partners.import')}
      back={<Back to={{ room: 'partners', path: ['crew'] }}>{t('admin.partners.crew')}</Back>}
    >
      <ListImport
        path="/enrolments/import"
        columns={t('admin.crew.import-columns')}
        example={t('admin.crew.import-example')}
        onApplied={({ added, changed }) => {
          toast(t('admin.import.done', { count: added + changed }));
          goTo({ room: 'partners', path: ['crew'] });
        }}
      />
    </RoomPage>
  );
}
