import { DoorOpen, Undo2, UserCheck } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { SummaryTable } from '../ui/summary-table.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

export function AlreadyInside({ screen }: { readonly screen: ScreenOf<'already-inside'> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Step
      title="already-inside.title"
      hint="already-inside.hint"
      icon={UserCheck}
      canReturn={false}
      canCancel={false}
      actions={
        <>
          <BigButton icon={Undo2} onPress={() => send({ type: 'stay' })}>
            {t('already-inside.stay')}
          </BigButton>
          <BigButton kind="primary" icon={DoorOpen} onPress={() => send({ type: 'check-out' })}>
            {t('already-inside.leave')}
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
