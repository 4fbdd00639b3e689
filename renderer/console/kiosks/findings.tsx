import { useState } from 'react';
import type { FindingView, KioskView } from '../../../server/contract/kiosks.ts';
import { Notice } from '../../ui/notice.tsx';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Panel, Stack } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { DataTable, type Column } from '../../web/table/data-table.tsx';
import { useTimes } from '../../web/times.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { useQuery } from '../../web/use-query.ts';

/** What two nodes say that cannot both be. Drawn only while something is open: nothing is dropped before a person has looked. */
export function Findings({ kiosks }: { readonly kiosks: readonly KioskView[] }) {
  const { t } = useStrings();
  const [chosen, setChosen] = useState<FindingView>();
  const columns = useColumns(kiosks, setChosen);
  const { data } = useQuery<{ readonly items: readonly FindingView[] }>('/findings', {
    topics: ['finding', 'node'],
  });
  const settle = useAction(({ kind, node, seq }: FindingView) =>
    api.post('/findings/settle', { kind, node, seq }),
  );
  const open = (data?.items ?? []).filter(({ settledAt }) => settledAt === undefined);
  if (open.length === 0) return null;
  const decide = async (finding: FindingView) => {
    const result = await settle.run(finding);
    if (!result?.ok) return;
    setChosen(undefined);
    toast(t('admin.findings.settled'));
  };
  return (
    <Panel title={t('admin.findings.title')} hint={t('admin.findings.hint')} flush>
      <DataTable
        label={t('admin.findings.title')}
        columns={columns}
        rows={open}
        rowKey={({ kind, node, seq }) => `${kind} ${node} ${seq}`}
        empty={t('admin.findings.none')}
      />
      {chosen && (
        <ConfirmDialog
          title={t('admin.findings.settle-title')}
          action={t(isStopped(chosen) ? 'admin.findings.release' : 'admin.findings.settle')}
          busy={settle.busy}
          fault={settle.fault}
          onConfirm={() => void decide(chosen)}
          onClose={() => setChosen(undefined)}
        >
          <Stack>
            <p>{t(`admin.finding-help.${chosen.kind}`)}</p>
            {isStopped(chosen) && <Notice tone="care">{t('admin.findings.release-why')}</Notice>}
          </Stack>
        </ConfirmDialog>
      )}
    </Panel>
  );
}

/** Whether nothing more of this kiosk is taken until somebody says so. */
function isStopped({ kind }: FindingView): boolean {
  return kind === 'fork' || kind === 'broken-chain';
}

function useColumns(
  kiosks: readonly KioskView[],
  onChoose: (finding: FindingView) => void,
): readonly Column<FindingView>[] {
  const { t } = useStrings();
  const times = useTimes();
  const nameOf = (node: string) => kiosks.find((kiosk) => kiosk.node === node)?.name ?? node;
  return [
    { key: 'what', header: t('admin.findings.what'), cell: ({ kind }) => t(`admin.finding.${kind}`) },
    { key: 'node', header: t('admin.kiosks.name'), cell: ({ node }) => nameOf(node) },
    { key: 'at', header: t('admin.findings.at'), cell: ({ foundAt }) => times.moment(foundAt) },
    {
      key: 'act',
      header: t('admin.findings.act'),
      cell: (finding) => (
        <Button small onPress={() => onChoose(finding)}>
          {t('admin.findings.settle')}
        </Button>
      ),
    },
  ];
}
