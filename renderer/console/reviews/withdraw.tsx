import { useState } from 'react';
import type { ReviewDetail } from '../../../server/contract/reviews.ts';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { Button } from '../../web/parts/button.tsx';
import { api } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import type { DecideProps } from './decide.tsx';

/** Calls off what was agreed or invited; the visitor is told, and the pass ends. */
export function Withdraw({ review, refresh }: DecideProps) {
  const { t } = useStrings();
  const [asking, setAsking] = useState(false);
  const cancel = useAction(() =>
    api.post<ReviewDetail>(`/reviews/${encodeURIComponent(review.id)}/cancel`, {}),
  );
  const confirm = async () => {
    const answer = await cancel.run();
    if (!answer?.ok) return;
    setAsking(false);
    toast(t('reviews.did-cancel'));
    refresh();
  };
  return (
    <>
      <Button wide kind="danger" onPress={() => setAsking(true)}>
        {t('reviews.cancel')}
      </Button>
      {asking && (
        <ConfirmDialog
          danger
          title={t('reviews.cancel-title')}
          action={t('reviews.cancel')}
          busy={cancel.busy}
          fault={cancel.fault}
          onConfirm={() => void confirm()}
          onClose={() => setAsking(false)}
        >
          <p>{t('reviews.cancel-hint')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
