import type { WebhookView } from '../../../server/contract/webhooks.ts';
import { Chip } from '../../web/parts/chip.tsx';
import { useStrings } from '../../web/strings.ts';

export function WebhookStateChip({ webhook }: { readonly webhook: WebhookView }) {
  const { t } = useStrings();
  if (webhook.pausedAt !== undefined) return <Chip tone="plain">{t('admin.webhook-state.paused')}</Chip>;
  if (webhook.failingSince !== undefined)
    return <Chip tone="problem">{t('admin.webhook-state.failing')}</Chip>;
  return <Chip tone="good">{t('admin.webhook-state.working')}</Chip>;
}
