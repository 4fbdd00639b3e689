import { Ban, CircleCheck, CloudOff, TriangleAlert } from 'lucide-react';
import type { KioskView } from '../../../server/contract/kiosks.ts';
import { Chip, type Tone } from '../../web/parts/chip.tsx';
import { now } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import type { Column } from '../../web/table/data-table.tsx';
import { useTimes } from '../../web/times.ts';
import { ailingDevices, stateOf, type KioskState } from './kiosk-words.ts';

const looks: Readonly<Record<KioskState, { tone: Tone; icon: typeof Ban }>> = {
  well: { tone: 'good', icon: CircleCheck },
  attention: { tone: 'care', icon: TriangleAlert },
  offline: { tone: 'problem', icon: CloudOff },
  revoked: { tone: 'plain', icon: Ban },
};

export function StateChip({ kiosk }: { readonly kiosk: KioskView }) {
  const { t } = useStrings();
  const state = stateOf(kiosk);
  return <Chip {...looks[state]}>{t(`admin.kiosk-state.${state}`)}</Chip>;
}

export function useKioskColumns(): readonly Column<KioskView>[] {
  const { t } = useStrings();
  const times = useTimes();
  return [
    { key: 'name', header: t('admin.kiosks.name'), cell: ({ name }) => <strong>{name}</strong> },
    { key: 'state', header: t('admin.state'), cell: (kiosk) => <StateChip kiosk={kiosk} /> },
    {
      key: 'seen',
      header: t('admin.kiosks.seen'),
      cell: ({ lastSeenAt }) =>
        lastSeenAt === undefined ? t('admin.kiosks.never') : times.ago(lastSeenAt, now()),
    },
    {
      key: 'devices',
      header: t('admin.kiosks.devices'),
      cell: (kiosk) => {
        const ailing = ailingDevices(kiosk).length;
        if (!kiosk.health) return t('admin.unknown');
        if (ailing > 0) return t('admin.kiosks.ailing', { count: ailing });
        return t('admin.kiosks.all-well', { count: kiosk.health.devices.length });
      },
    },
    {
      key: 'policy',
      header: t('admin.kiosks.policy'),
      cell: ({ policyVersion }) => policyVersion ?? t('admin.unknown'),
    },
    {
      key: 'pending',
      header: t('admin.kiosks.pending'),
      align: 'end',
      cell: ({ health }) => health?.pending ?? '–',
    },
  ];
}
