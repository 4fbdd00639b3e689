import { RotateCcw } from 'lucide-react';
import type { CallView } from '../../../server/contract/webhooks.ts';
import { Button } from '../../web/parts/button.tsx';
import { Chip } from '../../web/parts/chip.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { QueryView } from '../../web/states/query-view.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable, type Column } from '../../web/table/data-table.tsx';
import { useTimes } from '../../web/times.ts';
import { useAction } from '../../web/use-action.ts';
import { useQuery } from '../../web/use-query.ts';

/** The last calls and what became of them; each can be made once more. */
export function WebhookCalls({ webhookId }: { readonly webhookId: string }) {
  const { t, known } = useStrings();
  const times = useTimes();
  const path = `/webhooks/${webhookId}/calls`;
  const calls = useQuery<{ readonly items: readonly CallView[] }>(path, {
    topics: ['webhook'],
    everyMs: 5_000,
  });
  const again = useAction((id: string) => api.post(`${path}/${id}/again`));
  const onAgain = async (id: string) => {
    if ((await again.run(id))?.ok) calls.refresh();
  };
  const columns: readonly Column<CallView>[] = [
    { key: 'type', header: t('admin.webhooks.event'), cell: ({ type }) => type },
    { key: 'at', header: t('admin.webhooks.at'), cell: ({ createdAt }) => times.moment(createdAt) },
    {
      key: 'state',
      header: t('admin.state'),
      cell: ({ state, attempts }) => stateChip(state, attempts),
    },
    {
      key: 'answer',
      header: t('admin.webhooks.answer'),
      cell: ({ status, fault }) =>
        status ?? (fault === undefined ? '–' : known(`admin.webhook-fault.${fault}`, 'admin.unknown')),
    },
    {
      key: 'next',
      header: t('admin.webhooks.next'),
      cell: ({ nextAt, attempts }) => (nextAt === undefined || attempts === 0 ? '–' : times.time(nextAt)),
    },
    { key: 'act', header: t('admin.acts'), cell: ({ id }) => againButton(id) },
  ];
  return (
    <Panel title={t('admin.webhooks.calls')} hint={t('admin.webhooks.calls-hint')} flush>
      <FaultNotice fault={again.fault} />
      <QueryView query={calls} lines={6}>
        {({ items }) => (
          <DataTable
            label={t('admin.webhooks.calls')}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={t('admin.webhooks.no-calls')}
          />
        )}
      </QueryView>
    </Panel>
  );

  function stateChip(state: CallView['state'], attempts: number) {
    if (state === 'delivered') return <Chip tone="good">{t('admin.call-state.delivered')}</Chip>;
    return (
      <Chip tone={attempts > 0 ? 'care' : 'plain'}>
        {t(attempts > 0 ? 'admin.call-state.again' : 'admin.call-state.waiting', { attempts })}
      </Chip>
    );
  }

  function againButton(id: string) {
    return (
      <Button small icon={RotateCcw} onPress={() => void onAgain(id)}>
        {t('admin.webhooks.again')}
      </Button>
    );
  }
}
