import type { ReactNode } from 'react';
import { DoorOpen, Undo2 } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings, type StringKey } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import type { IconShape } from '../ui/icon.tsx';
import { SummaryTable } from '../ui/summary-table.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

interface LeaveQuestionProps {
  readonly title: StringKey;
  readonly hint: StringKey;
  readonly icon: IconShape;
  readonly stay: ReactNode;
  readonly leave: ReactNode;
  /** Another way out of the question, between the two. */
  readonly other?: ReactNode;
  readonly visit: Omit<ScreenOf<'check-out-confirm'>, 'name'>;
}

/** Whose visit it is and whether it ends now, however the visitor got here. */
export function LeaveQuestion({ title, hint, icon, stay, leave, other, visit }: LeaveQuestionProps) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Step
      title={title}
      hint={hint}
      icon={icon}
      canReturn={false}
      canCancel={false}
      actions={
        <>
          <BigButton icon={Undo2} onPress={() => send({ type: 'stay' })}>
            {stay}
          </BigButton>
          {other}
          <BigButton kind="primary" icon={DoorOpen} onPress={() => send({ type: 'check-out' })}>
            {leave}
          </BigButton>
        </>
      }
    >
      <SummaryTable
        rows={[
          { key: 'name', label: t('reservation.visitor'), value: visit.maskedName },
          { key: 'since', label: t('already-inside.since'), value: visit.sinceTime },
          { key: 'badge', label: t('already-inside.badge'), value: visit.badgeNumber },
        ]}
      />
    </Step>
  );
}
