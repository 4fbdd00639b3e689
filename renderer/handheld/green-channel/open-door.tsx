import { useState } from 'react';
import { Siren } from 'lucide-react';
import { Notice } from '../../ui/notice.tsx';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { now } from '../../web/services.ts';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';
import { outbox } from '../outbox.ts';
import { GloveButton } from '../parts/glove-button.tsx';

/** One touch, and no question before it. A second one soon after is asked about: excited thumbs press twice. */
export function OpenDoor({ onOpened }: { readonly onOpened: () => void }) {
  const { t } = useStrings();
  const [opened, setOpened] = useState<'sent' | 'queued'>();
  const [sure, setSure] = useState(false);
  const open = useAction(() => outbox.send('/guard/green-channel', { at: now() }));
  const press = async () => {
    const answer = await open.run();
    if (!answer?.ok) return;
    setOpened(answer.value);
    setSure(false);
    onOpened();
  };
  return (
    <div className="green-channel__door">
      <GloveButton
        kind={opened ? 'secondary' : 'danger'}
        icon={Siren}
        busy={open.busy}
        onPress={() => (opened ? setSure(true) : void press())}
      >
        {t(opened ? 'handheld.green-again' : 'handheld.green-open')}
      </GloveButton>
      <FaultNotice fault={open.fault} />
      {opened && (
        <Notice tone={opened === 'sent' ? 'good' : 'care'}>
          {t(opened === 'sent' ? 'handheld.green-opened' : 'handheld.green-kept')}
        </Notice>
      )}
      {sure && (
        <ConfirmDialog
          title={t('handheld.green-sure')}
          action={t('handheld.green-again')}
          busy={open.busy}
          fault={open.fault}
          onConfirm={() => void press()}
          onClose={() => setSure(false)}
        />
      )}
    </div>
  );
}
