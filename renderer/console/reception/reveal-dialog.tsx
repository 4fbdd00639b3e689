import { useState } from 'react';
import type { Revealed } from '../../../server/contract/reception.ts';
import { Dialog } from '../../web/dialogs/dialog.tsx';
import { ChoiceField } from '../../web/forms/choice-field.tsx';
import { Form } from '../../web/forms/form.tsx';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';

const purposes = ['identity-check', 'contact-visitor', 'correct-record', 'emergency', 'inquiry'] as const;
type Purpose = (typeof purposes)[number];

/** Asks what for before anybody's data is shown in full; the look stands in a register that supervisors read. */
export function RevealDialog({
  id,
  onShown,
  onClose,
}: {
  readonly id: string;
  readonly onShown: (shown: Revealed) => void;
  readonly onClose: () => void;
}) {
  const { t } = useStrings();
  const [purpose, setPurpose] = useState<Purpose>('identity-check');
  const reveal = useAction(() => api.post<Revealed>(`/reception/visits/${id}/reveal`, { purpose }));
  return (
    <Dialog title={t('desk.reveal-title')} onClose={onClose}>
      <p>{t('desk.reveal-hint')}</p>
      <Form
        fault={reveal.fault}
        onSubmit={async () => {
          const answer = await reveal.run();
          if (!answer?.ok) return;
          onShown(answer.value);
          onClose();
        }}
        actions={
          <>
            <Button type="submit" kind="primary" busy={reveal.busy}>
              {t('desk.reveal')}
            </Button>
            <Button onPress={onClose}>{t('web.cancel')}</Button>
          </>
        }
      >
        <ChoiceField
          label={t('desk.reveal-purpose')}
          choices={purposes.map((value) => ({ value, label: t(`desk.purpose.${value}`) }))}
          value={purpose}
          onChange={setPurpose}
        />
      </Form>
    </Dialog>
  );
}
