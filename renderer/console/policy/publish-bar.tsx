import { Send, Undo2 } from 'lucide-react';
import type { SettingsBody, SettingsView } from '../../../server/contract/policy.ts';
import type { SiteSettings } from '../../../domain/sync/wire.ts';
import { Notice } from '../../ui/notice.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Row, Stack } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { useQuery } from '../../web/use-query.ts';
import { bodyOf, editFrom, rebase, useDraft, type DraftErrors } from './draft.ts';

export interface PublishBarProps {
  readonly draft: SettingsBody;
  readonly published: SiteSettings;
  readonly errors: DraftErrors;
}

/** Publishing, or throwing the changes away. Nothing is lost when it fails or when somebody else was faster. */
export function PublishBar({ draft, published, errors }: PublishBarProps) {
  const { t } = useStrings();
  const { basedOn, by } = useDraft();
  const settings = useQuery<SettingsView>('/settings', { topics: ['site'] });
  const publish = useAction(() => api.put<SettingsView>('/settings', { basedOn, settings: draft }));
  const isChanged = JSON.stringify(draft) !== JSON.stringify(bodyOf(published));
  if (!isChanged) return null;
  const isOvertaken = basedOn !== '' && basedOn !== published.sha256;
  const onPublish = async () => {
    const result = await publish.run();
    if (!result) return;
    if (!result.ok) return settings.refresh();
    editFrom(result.value.settings, by);
    settings.refresh();
    toast(t('admin.policy.done'));
  };
  return (
    <div className="policy__bar">
      <Stack gap="s">
        {isOvertaken ? (
          <Notice tone="care" title={t('admin.policy.overtaken')}>
            <Row>
              <span>{t('admin.policy.overtaken-how')}</span>
              <Button small onPress={() => rebase(published)}>
                {t('admin.policy.keep-mine')}
              </Button>
              <Button small onPress={() => editFrom(published, by)}>
                {t('admin.policy.take-theirs')}
              </Button>
            </Row>
          </Notice>
        ) : (
          <FaultNotice fault={publish.fault} />
        )}
        <Row>
          <span aria-live="polite">
            {errors.size > 0 ? t('admin.policy.errors', { count: errors.size }) : t('admin.policy.changed')}
          </span>
          <Button
            kind="primary"
            icon={Send}
            isDisabled={errors.size > 0 || isOvertaken}
            busy={publish.busy}
            onPress={() => void onPublish()}
          >
            {t('admin.policy.publish')}
          </Button>
          <Button icon={Undo2} onPress={() => editFrom(published, by)}>
            {t('admin.policy.undo')}
          </Button>
        </Row>
      </Stack>
    </div>
  );
}
