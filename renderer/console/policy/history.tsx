import type { SettingsHistory } from '../../../server/contract/policy.ts';
import { Panel } from '../../web/parts/panel.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable } from '../../web/table/data-table.tsx';
import { useTimes } from '../../web/times.ts';
import { useQuery } from '../../web/use-query.ts';
import { useStaff } from '../parts/use-staff.ts';

/** What was published when, and by whom. */
export function History() {
  const { t } = useStrings();
  const times = useTimes();
  const { nameOf } = useStaff();
  const history = useQuery<SettingsHistory>('/settings/history', { topics: ['site'] });
  return (
    <Panel flush>
      <QueryView query={history} lines={6}>
        {({ items }) => (
          <DataTable
            label={t('admin.policy-part.history')}
            columns={[
              {
                key: 'at',
                header: t('admin.policy.when'),
                cell: ({ publishedAt }) => times.moment(publishedAt),
              },
              { key: 'by', header: t('admin.policy.who'), cell: ({ publishedBy }) => nameOf(publishedBy) },
              {
                key: 'version',
                header: t('admin.policy.version'),
                cell: ({ policyVersion }) => policyVersion,
              },
              {
                key: 'tier',
                header: t('admin.policy.tier'),
                cell: ({ riskTier }) => t(`admin.tier.${riskTier}`),
              },
            ]}
            rows={items}
            rowKey={({ sha256, publishedAt }) => `${sha256} ${publishedAt}`}
            empty={t('admin.policy.no-history')}
          />
        )}
      </QueryView>
    </Panel>
  );
}
