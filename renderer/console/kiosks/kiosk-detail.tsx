import { useState } from 'react';
import { Ban } from 'lucide-react';
import type { KioskView } from '../../../server/contract/kiosks.ts';
import { Notice } from '../../ui/notice.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { api, now } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { Back } from '../parts/back.tsx';
import { ChooseDialog } from '../parts/choose-dialog.tsx';
import { KioskDevices } from './kiosk-devices.tsx';
import { StateChip } from './kiosk-columns.tsx';
import { isClockAstray } from './kiosk-words.ts';

const reasons = ['lost', 'replaced', 'retired', 'suspected'] as const;

/** One kiosk: what it told last, device by device, and shutting it out. */
export function KioskDetail({ kiosk }: { readonly kiosk: KioskView }) {
  const { t } = useStrings();
  const [isRevoking, setRevoking] = useState(false);
  const revoke = useAction((reason: string) => api.post(`/kiosks/${kiosk.node}/revoke`, { reason }));
  const decide = async (reason: string) => {
    const result = await revoke.run(reason);
    if (!result?.ok) return;
    setRevoking(false);
    toast(t('admin.kiosks.revoked', { name: kiosk.name }));
  };
  return (
    <RoomPage
      title={kiosk.name}
      back={<Back to={{ room: 'kiosks' }}>{t('console.room.kiosks')}</Back>}
      tools={
        kiosk.revokedAt === undefined && (
          <Button kind="danger" icon={Ban} onPress={() => setRevoking(true)}>
            {t('admin.kiosks.revoke')}
          </Button>
        )
      }
    >
      {isClockAstray(kiosk) && <Notice tone="care">{t('admin.kiosks.clock-astray')}</Notice>}
      <Panel title={t('admin.state')}>
        <KioskFacts kiosk={kiosk} />
      </Panel>
      <KioskDevices devices={kiosk.health?.devices ?? []} />
      {isRevoking && (
        <ChooseDialog
          title={t('admin.kiosks.revoke-title', { name: kiosk.name })}
          action={t('admin.kiosks.revoke')}
          danger
          question={t('web.reason')}
          choices={reasons.map((value) => ({ value, label: t(`admin.revoke-reason.${value}`) }))}
          busy={revoke.busy}
          fault={revoke.fault}
          onChoose={(reason) => void decide(reason)}
          onClose={() => setRevoking(false)}
        >
          <Notice tone="care">{t('admin.kiosks.revoke-why')}</Notice>
        </ChooseDialog>
      )}
    </RoomPage>
  );
}

function KioskFacts({ kiosk }: { readonly kiosk: KioskView }) {
  const { t } = useStrings();
  const times = useTimes();
  const { node, enrolledAt, revokedAt, lastSeenAt, clockOffsetMs, health, policyVersion } = kiosk;
  const when = (at: number | undefined) => (at === undefined ? t('admin.kiosks.never') : times.moment(at));
  const seconds = clockOffsetMs === undefined ? undefined : (clockOffsetMs / 1_000).toFixed(1);
  const rows = [
    { key: 'state', label: t('admin.state'), value: <StateChip kiosk={kiosk} /> },
    {
      key: 'seen',
      label: t('admin.kiosks.seen'),
      value:
        lastSeenAt === undefined ? when(undefined) : `${when(lastSeenAt)} · ${times.ago(lastSeenAt, now())}`,
    },
    { key: 'version', label: t('admin.kiosks.version'), value: health?.version ?? t('admin.unknown') },
    { key: 'policy', label: t('admin.kiosks.policy'), value: policyVersion ?? t('admin.unknown') },
    {
      key: 'pending',
      label: t('admin.kiosks.pending'),
      value: health ? t('admin.kiosks.pending-count', { count: health.pending }) : t('admin.unknown'),
    },
    {
      key: 'clock',
      label: t('admin.kiosks.clock'),
      value: seconds === undefined ? t('admin.unknown') : t('admin.kiosks.clock-off', { seconds }),
    },
    { key: 'joined', label: t('admin.kiosks.joined'), value: when(enrolledAt) },
    ...(revokedAt === undefined
      ? []
      : [{ key: 'revoked', label: t('admin.kiosk-state.revoked'), value: when(revokedAt) }]),
    { key: 'node', label: t('admin.kiosks.node'), value: node },
  ];
  return <Facts rows={rows} />;
}
