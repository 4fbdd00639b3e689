import { useState } from 'react';
import { Plus } from 'lucide-react';
import type { KioskList } from './kiosk-words.ts';
import { RoomPage } from '../../web/frame/room-page.tsx';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable } from '../../web/table/data-table.tsx';
import { useQuery } from '../../web/use-query.ts';
import { AddKiosk } from './add-kiosk.tsx';
import { Findings } from './findings.tsx';
import { KioskDetail } from './kiosk-detail.tsx';
import { useKioskColumns } from './kiosk-columns.tsx';

/** The kiosks of the site: how they are, joining one, shutting one out, and what two of them disagree about. */
export function Room({ place }: RoomProps) {
  const { t } = useStrings();
  const [isAdding, setAdding] = useState(false);
  const columns = useKioskColumns();
  const kiosks = useQuery<KioskList>('/kiosks', { topics: ['kiosk', 'node'], everyMs: 15_000 });
  const chosen = kiosks.data?.items.find(({ node }) => node === place.path[0]);
  if (chosen) return <KioskDetail kiosk={chosen} />;
  return (
    <RoomPage
      title={t('console.room.kiosks')}
      hint={t('admin.kiosks.hint')}
      tools={
        <Button kind="primary" icon={Plus} onPress={() => setAdding(true)}>
          {t('admin.kiosks.add')}
        </Button>
      }
    >
      <Findings kiosks={kiosks.data?.items ?? []} />
      <Panel flush>
        <QueryView query={kiosks} lines={4}>
          {({ items }) => (
            <DataTable
              label={t('console.room.kiosks')}
              columns={columns}
              rows={items}
              rowKey={({ node }) => node}
              rowTo={({ node }) => ({ room: 'kiosks', path: [node] })}
              empty={t('admin.kiosks.none')}
            />
          )}
        </QueryView>
      </Panel>
      {isAdding && <AddKiosk kiosks={kiosks.data?.items ?? []} onClose={() => setAdding(false)} />}
    </RoomPage>
  );
}
