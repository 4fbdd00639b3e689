import type { DataAnswer } from '../../../server/contract/own-data.ts';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { Stack } from '../../web/parts/panel.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { useAction } from '../../web/use-action.ts';

export interface TakeBackProps {
  readonly what: 'withdraw' | 'delete';
  readonly onAnswer: (answer: DataAnswer) => void;
  readonly onClose: () => void;
}

/** Consent taken back, or everything erased: what follows is said before it is done. */
export function TakeBack({ what, onAnswer, onClose }: TakeBackProps) {
  const { t } = useStrings();
  const act = useAction(() => api.post<DataAnswer>(`/portal/own-data/${what}`, {}));
  const confirm = async () => {
    const answer = await act.run();
    if (answer?.ok) onAnswer(answer.value);
  };
  return (
    <ConfirmDialog
      danger
      title={t(`own-data.${what}-title`)}
      action={t(`own-data.${what}`)}
      busy={act.busy}
      fault={act.fault}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Stack>
        <p>{t(`own-data.${what}-follows`)}</p>
        <p>{t('own-data.visit-stays')}</p>
      </Stack>
    </ConfirmDialog>
  );
}
