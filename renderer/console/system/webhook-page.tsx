import { useState } from 'react';
import { KeyRound, Pause, Pencil, Play, Send, Trash2 } from 'lucide-react';
import type { WebhookSecret, WebhookView } from '../../../server/contract/webhooks.ts';
import { Notice } from '../../ui/notice.tsx';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { RoomPage } from '../../web/frame/room-page.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Facts } from '../../web/parts/facts.tsx';
import { Panel, Row, Stack } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { goTo } from '../../web/use-place.ts';
import { Back } from '../parts/back.tsx';
import { WebhookCalls } from './webhook-calls.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookStateChip } from './webhook-state.tsx';

export interface WebhookPageProps {
  readonly webhook: WebhookView;
  readonly onSecret: (secret: WebhookSecret) => void;
  readonly onChanged: () => void;
}

/** One webhook: what it is told, how its calls went, a test, and a new secret. */
export function WebhookPage({ webhook, onSecret, onChanged }: WebhookPageProps) {
  const { t } = useStrings();
  const times = useTimes();
  const [open, setOpen] = useState<'change' | 'secret' | 'remove'>();
  const path = `/webhooks/${webhook.id}`;
  const isPaused = webhook.pausedAt !== undefined;
  const pause = useAction(() => api.put(`${path}/state`, { paused: !isPaused }));
  const renew = useAction(() => api.post<WebhookSecret>(`${path}/secret`));
  const remove = useAction(() => api.remove(path));
  const onPause = async () => {
    if ((await pause.run())?.ok) onChanged();
  };
  const onRenew = async () => {
    const result = await renew.run();
    if (!result?.ok) return;
    setOpen(undefined);
    onSecret(result.value);
  };
  const onRemove = async () => {
    if (!(await remove.run())?.ok) return;
    toast(t('admin.webhooks.removed'));
    onChanged();
    goTo({ room: 'system' });
  };
  return (
    <RoomPage
      title={webhook.name}
      back={<Back to={{ room: 'system' }}>{t('console.room.system')}</Back>}
      tools={
        <>
          <Button icon={Pencil} onPress={() => setOpen('change')}>
            {t('admin.webhooks.change')}
          </Button>
          <Button icon={isPaused ? Play : Pause} busy={pause.busy} onPress={() => void onPause()}>
            {t(isPaused ? 'admin.webhooks.go-on' : 'admin.webhooks.pause')}
          </Button>
          <Button icon={KeyRound} onPress={() => setOpen('secret')}>
            {t('admin.webhooks.new-secret')}
          </Button>
          <Button kind="danger" icon={Trash2} onPress={() => setOpen('remove')}>
            {t('admin.webhooks.remove')}
          </Button>
        </>
      }
    >
      <Stack gap="l">
        <FaultNotice fault={pause.fault} />
        {webhook.failingSince !== undefined && (
          <Notice tone="care">
            {t('admin.webhooks.failing', { time: times.moment(webhook.failingSince) })}
          </Notice>
        )}
        <Panel>
          <Facts
            rows={[
              { key: 'state', label: t('admin.state'), value: <WebhookStateChip webhook={webhook} /> },
              { key: 'url', label: t('admin.webhooks.url'), value: webhook.url },
              { key: 'events', label: t('admin.webhooks.events'), value: webhook.events.join(', ') },
              { key: 'waiting', label: t('admin.webhooks.waiting'), value: webhook.waiting },
            ]}
          />
          <Row end>
            <TestCall path={path} />
          </Row>
        </Panel>
        <WebhookCalls webhookId={webhook.id} />
      </Stack>
      {open === 'change' && (
        <WebhookDialog
          webhook={webhook}
          onSaved={() => {
            setOpen(undefined);
            onChanged();
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'secret' && (
        <ConfirmDialog
          title={t('admin.webhooks.new-secret')}
          action={t('admin.webhooks.new-secret')}
          busy={renew.busy}
          fault={renew.fault}
          onConfirm={() => void onRenew()}
          onClose={() => setOpen(undefined)}
        >
          <p>{t('admin.webhooks.new-secret-why')}</p>
        </ConfirmDialog>
      )}
      {open === 'remove' && (
        <ConfirmDialog
          title={t('admin.webhooks.remove')}
          action={t('admin.webhooks.remove')}
          danger
          busy={remove.busy}
          fault={remove.fault}
          onConfirm={() => void onRemove()}
          onClose={() => setOpen(undefined)}
        >
          <p>{t('admin.webhooks.remove-why')}</p>
        </ConfirmDialog>
      )}
    </RoomPage>
  );
}

function TestCall({ path }: { readonly path: string }) {
  const { t } = useStrings();
  const test = useAction(() => api.post(`${path}/calls`));
  const onTest = async () => {
    const result = await test.run();
    toast(t(result?.ok ? 'admin.webhooks.tested' : 'fault.refused'), result?.ok ? 'good' : 'problem');
  };
  return (
    <Button icon={Send} busy={test.busy} onPress={() => void onTest()}>
      {t('admin.webhooks.test')}
    </Button>
  );
}
