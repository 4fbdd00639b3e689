import { Plus } from 'lucide-react';
import type { SettingsView } from '../../../server/contract/policy.ts';
import type { EntryView } from '../../../server/contract/watchlist.ts';
import { Notice } from '../../ui/notice.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import type { RoomProps } from '../../web/frame/rooms.ts';
import { Button } from '../../web/parts/button.tsx';
import { Link } from '../../web/parts/link.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable, type Column } from '../../web/table/data-table.tsx';
import { useQuery } from '../../web/use-query.ts';
import { goTo } from '../../web/use-place.ts';
import { useStaff } from '../parts/use-staff.ts';
import { EntryDetail } from './entry-detail.tsx';
import { EntryStateChip } from './entry-state.tsx';
import { ProposeEntry } from './propose-entry.tsx';

/** People whom somebody should look at before they go in (R13). Two people stand behind every entry, and names are masked. */
export function Room({ place }: RoomProps) {
  const { t } = useStrings();
  const entries = useQuery<{ readonly items: readonly EntryView[] }>('/watchlist', {
    topics: ['dossier', 'watchlist', 'visit'],
  });
  const settings = useQuery<SettingsView>('/settings', { topics: ['site'] }).data?.settings;
  const columns = useColumns();
  const isFiled = settings === undefined || settings.policy.watchlist.impactAssessment !== '';
  if (place.path[0] === 'new') return <ProposeEntry onDone={entries.refresh} />;
  const chosen = entries.data?.items.find(({ id }) => id === place.path[0]);
  if (chosen) return <EntryDetail key={chosen.id} entry={chosen} />;
  return (
    <RoomPage
      title={t('console.room.watchlist')}
      hint={t('admin.watchlist.hint')}
      tools={
        <Button
          kind="primary"
          icon={Plus}
          isDisabled={!isFiled}
          onPress={() => goTo({ room: 'watchlist', path: ['new'] })}
        >
          {t('admin.watchlist.propose')}
        </Button>
      }
    >
      {!isFiled && (
        <Notice tone="care" title={t('admin.watchlist.not-filed')}>
          {t('admin.watchlist.not-filed-why')}{' '}
          <Link to={{ room: 'policy', path: ['safety'] }}>{t('admin.watchlist.to-policy')}</Link>
        </Notice>
      )}
      <Panel flush>
        <QueryView query={entries} lines={6}>
          {({ items }) => (
            <DataTable
              label={t('console.room.watchlist')}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              rowTo={({ id }) => ({ room: 'watchlist', path: [id] })}
              empty={t('admin.watchlist.none')}
            />
          )}
        </QueryView>
      </Panel>
    </RoomPage>
  );
}

function useColumns(): readonly Column<EntryView>[] {
  const { t } = useStrings();
  const { nameOf } = useStaff();
  return [
    { key: 'name', header: t('admin.name'), cell: ({ name }) => name },
    { key: 'state', header: t('admin.state'), cell: (entry) => <EntryStateChip entry={entry} /> },
    {
      key: 'reason',
      header: t('admin.watchlist.reason'),
      cell: ({ reason }) => t(`admin.watch-reason.${reason}`),
    },
    { key: 'until', header: t('admin.until'), cell: ({ until }) => until },
    {
      key: 'by',
      header: t('admin.watchlist.proposed-by'),
      cell: ({ proposedBy }) => nameOf(proposedBy),
    },
    { key: 'hits', header: t('admin.watchlist.hits'), align: 'end', cell: ({ hits }) => hits },
  ];
}
