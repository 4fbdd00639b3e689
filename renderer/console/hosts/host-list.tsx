import { useState } from 'react';
import { Download, FileUp, Plus } from 'lucide-react';
import type { HostView } from '../../../server/contract/people.ts';
import { Button } from '../../web/parts/button.tsx';
import { Chip } from '../../web/parts/chip.tsx';
import { Panel, Row } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable, type Column } from '../../web/table/data-table.tsx';
import { Pager } from '../../web/table/pager.tsx';
import { goTo } from '../../web/use-place.ts';
import { FindField } from '../parts/find-field.tsx';
import { useFilter } from '../parts/use-filter.ts';
import { useHosts } from './use-hosts.ts';

const pageSize = 50;

export function HostList({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useStrings();
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const hosts = useHosts();
  const columns = useColumns(mayEdit);
  const found = useFilter(hosts.data?.items ?? [], typed, ({ name, department, place }) =>
    [name, ...Object.values(department), ...Object.values(place)].join(' '),
  );
  return (
    <>
      <div className="toolbar">
        <FindField
          hint={t('admin.find-hint')}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setPage(0);
          }}
        />
        {mayEdit && (
          <>
            <Button kind="primary" icon={Plus} onPress={() => goTo({ room: 'hosts', path: ['new'] })}>
              {t('admin.hosts.add')}
            </Button>
            <Button icon={FileUp} onPress={() => goTo({ room: 'hosts', path: ['import'] })}>
              {t('admin.import')}
            </Button>
            <Button icon={Download} onPress={() => location.assign(api.address('/hosts/file'))}>
              {t('admin.export')}
            </Button>
          </>
        )}
      </div>
      <Panel flush>
        <QueryView query={hosts} lines={8}>
          {() => (
            <>
              <DataTable
                label={t('admin.hosts.people')}
                columns={columns}
                rows={found.slice(page * pageSize, (page + 1) * pageSize)}
                rowKey={({ id }) => id}
                {...(mayEdit && {
                  rowTo: ({ id }: HostView) => ({ room: 'hosts', path: ['edit', id] }),
                })}
                empty={t(typed === '' ? 'admin.hosts.none' : 'web.nothing-found')}
              />
              <Pager page={page} pageSize={pageSize} total={found.length} onPage={setPage} />
            </>
          )}
        </QueryView>
      </Panel>
    </>
  );
}

function useColumns(mayEdit: boolean): readonly Column<HostView>[] {
  const { t, local } = useStrings();
  const columns: readonly Column<HostView>[] = [
    { key: 'name', header: t('admin.name'), cell: ({ name }) => name },
    { key: 'department', header: t('admin.hosts.department'), cell: ({ department }) => local(department) },
    { key: 'place', header: t('admin.hosts.place'), cell: ({ place }) => local(place) },
  ];
  if (!mayEdit) return columns;
  return [
    ...columns,
    {
      key: 'reach',
      header: t('admin.hosts.reach'),
      cell: ({ contact }) =>
        contact && contact.channels.length > 0 ? (
          <Row>
            {contact.channels.map((channel) => (
              <Chip key={channel}>{t(`admin.channel.${channel}` as 'admin.channel.email')}</Chip>
            ))}
            {contact.deputy && <Chip tone="accent">{t('admin.hosts.deputised')}</Chip>}
          </Row>
        ) : (
          <Chip tone="care">{t('admin.hosts.not-reached')}</Chip>
        ),
    },
  ];
}
