import { useState } from 'react';
import { FileUp, Plus } from 'lucide-react';
import type { EnrolmentView } from '../../../server/contract/partners.ts';
import { Notice } from '../../ui/notice.tsx';
import { SelectField } from '../../web/forms/select-field.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable, type Column } from '../../web/table/data-table.tsx';
import { Pager } from '../../web/table/pager.tsx';
import { goTo } from '../../web/use-place.ts';
import { useQuery } from '../../web/use-query.ts';
import { FindField } from '../parts/find-field.tsx';
import { useFilter } from '../parts/use-filter.ts';
import { EnrolmentDialog } from './enrolment-dialog.tsx';
import { useEnrolmentColumns } from './enrolment-columns.tsx';

type Shown = 'current' | 'soon' | 'past';
const pageSize = 50;
const fits: Readonly<Record<Shown, readonly EnrolmentView['state'][]>> = {
  current: ['coming', 'running', 'ends-soon'],
  soon: ['ends-soon'],
  past: ['over', 'ended'],
};

export function EnrolmentList({ mayEdit }: { readonly mayEdit: boolean }) {
  const { t } = useStrings();
  const [shown, setShown] = useState<Shown>('current');
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<EnrolmentView>();
  const columns = useColumns(mayEdit, setChosen);
  const enrolments = useQuery<{ readonly items: readonly EnrolmentView[] }>('/enrolments', {
    topics: ['enrolment', 'visit'],
  });
  const all = enrolments.data?.items ?? [];
  // Names are masked: a company or a host is what somebody looks for.
  const found = useFilter(
    all.filter(({ state }) => fits[shown].includes(state)),
    typed,
    ({ name, company, host }) => `${name} ${company} ${host}`,
  );
  const soon = all.filter(({ state, category }) => state === 'ends-soon' && category === 'long-term-partner');
  return (
    <>
      {soon.length > 0 && <Notice tone="care">{t('admin.partners.soon', { count: soon.length })}</Notice>}
      <div className="toolbar">
        <FindField value={typed} onChange={setTyped} />
        <SelectField<Shown>
          label={t('admin.state')}
          value={shown}
          onChange={(next) => {
            setShown(next);
            setPage(0);
          }}
          options={(['current', 'soon', 'past'] as const).map((value) => ({
            value,
            label: t(`admin.partners.show.${value}`),
          }))}
        />
        {mayEdit && (
          <>
            <Button kind="primary" icon={Plus} onPress={() => goTo({ room: 'partners', path: ['new'] })}>
              {t('admin.partners.add')}
            </Button>
            <Button icon={FileUp} onPress={() => goTo({ room: 'partners', path: ['import'] })}>
              {t('admin.partners.import')}
            </Button>
          </>
        )}
      </div>
      <Panel flush>
        <QueryView query={enrolments} lines={8}>
          {() => (
            <>
              <DataTable
                label={t('admin.partners.all')}
                columns={columns}
                rows={found.slice(page * pageSize, (page + 1) * pageSize)}
                rowKey={({ id }) => id}
                empty={t(typed === '' ? 'admin.partners.none' : 'web.nothing-found')}
              />
              <Pager page={page} pageSize={pageSize} total={found.length} onPage={setPage} />
            </>
          )}
        </QueryView>
      </Panel>
      {chosen && (
        <EnrolmentDialog
          key={chosen.id}
          enrolment={chosen}
          onDone={() => {
            setChosen(undefined);
            enrolments.refresh();
          }}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}

function useColumns(
  mayEdit: boolean,
  onChange: (enrolment: EnrolmentView) => void,
): readonly Column<EnrolmentView>[] {
  const { t } = useStrings();
  const columns = useEnrolmentColumns();
  if (!mayEdit) return columns;
  return [
    ...columns,
    {
      key: 'act',
      header: t('admin.acts'),
      cell: (enrolment) =>
        enrolment.state !== 'ended' && (
          <Button small onPress={() => onChange(enrolment)}>
            {t('admin.partners.change')}
          </Button>
        ),
    },
  ];
}
