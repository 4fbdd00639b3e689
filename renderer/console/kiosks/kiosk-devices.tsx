import type { KioskView } from '../../../server/contract/kiosks.ts';
import { Chip } from '../../web/parts/chip.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { useStrings } from '../../web/strings.ts';
import { DataTable, type Column } from '../../web/table/data-table.tsx';

type Device = NonNullable<KioskView['health']>['devices'][number];

/** A kiosk's devices as it told of them last. */
export function KioskDevices({ devices }: { readonly devices: readonly Device[] }) {
  const { t } = useStrings();
  const columns = useColumns();
  return (
    <Panel title={t('admin.kiosks.devices')} flush>
      <DataTable
        label={t('admin.kiosks.devices')}
        columns={columns}
        rows={devices}
        rowKey={({ id }) => id}
        empty={t('admin.kiosks.no-devices')}
      />
    </Panel>
  );
}

function useColumns(): readonly Column<Device>[] {
  const { t, known } = useStrings();
  return [
    { key: 'id', header: t('admin.kiosks.device'), cell: ({ id }) => id },
    {
      key: 'kind',
      header: t('admin.kiosks.kind'),
      cell: ({ kind }) => known(`device-kind.${kind}`, 'admin.unknown'),
    },
    {
      key: 'health',
      header: t('admin.state'),
      cell: ({ health, alert }) => {
        if (health !== 'ready')
          return <Chip tone="problem">{known(`device-health.${health}`, 'device-health.unknown')}</Chip>;
        if (alert === undefined) return <Chip tone="good">{t('device-health.ready')}</Chip>;
        return <Chip tone="care">{known(`device-warning.${alert}`, 'device-health.unknown')}</Chip>;
      },
    },
  ];
}
