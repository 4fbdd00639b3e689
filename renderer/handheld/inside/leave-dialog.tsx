import type { VisitItem } from '../../../server/contract/guard.ts';
import { ConfirmDialog } from '../../web/dialogs/confirm-dialog.tsx';
import { now } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { outbox } from '../outbox.ts';

export interface LeaveDialogProps {
  readonly visit: Pick<VisitItem, 'id' | 'maskedName' | 'badgeNumber'>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Lets somebody out, with or without a line; the time is that of the touch. */
export function LeaveDialog({ visit, onDone, onClose }: LeaveDialogProps) {
  const { t } = useStrings();
  const leave = useAction(() => outbox.send('/guard/check-out', { visit: visit.id, at: now() }));
  const confirm = async () => {
    const answer = await leave.run();
    if (!answer?.ok) return;
    const isSent = answer.value === 'sent';
    toast(t(isSent ? 'handheld.checked-out' : 'handheld.kept'), isSent ? 'good' : 'care');
    onClose();
    onDone();
  };
  return (
    <ConfirmDialog
      title={t('handheld.check-out-title', { name: visit.maskedName || visit.badgeNumber })}
      action={t('handheld.check-out')}
      busy={leave.busy}
      fault={leave.fault}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{t('handheld.check-out-badge', { number: visit.badgeNumber })}</p>
    </ConfirmDialog>
  );
}
