import { DoorOpen, Undo2 } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { SummaryTable } from '../ui/summary-table.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

export function CheckOutConfirm({ screen }: { readonly screen: ScreenOf<'check-out-confirm'> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Step
      title="check-out-confirm.title"
      hint="check-out-confirm.hint"
      icon={DoorOpen}
      canReturn={false}
      canCancel={false}
      actions={
        <>
          <BigButton icon={Undo2} onPress={() => send({ type: 'stay' })}>
            {t('check-out-confirm.stay')}
          </BigButton>
          <BigButton kind="primary" icon={DoorOpen} onPress={() => send({ type: 'check-out' })}>
            {t('check-out-confirm.go')}
          </BigButton>
        </>
      }
    >
      <SummaryTable
        rows={[
          { key: 'name', label: t('reservation.visitor'), value: screen.maskedName },
          { key: 'since', label: t('already-inside.since'), value: screen.sinceTime },
          { key: 'badge', label: t('already-inside.badge'), value: screen.badgeNumber },
        ]}
      />
    </Step>
  );
}
