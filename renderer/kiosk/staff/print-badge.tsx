import { PenLine, Printer } from 'lucide-react';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SummaryTable } from '../../ui/summary-table.tsx';
import { BadgeNumber } from '../badge-number.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { StaffStep } from './staff-step.tsx';

/** A badge that still has to reach its visitor: from the printer, or from a pen. */
export function PrintBadge({ screen }: { readonly screen: ScreenOf<'staff-badge'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { badgeNumber, maskedName, problem } = screen;
  return (
    <StaffStep
      title="staff-badge.title"
      hint="staff-badge.hint"
      icon={Printer}
      actions={
        <>
          <BigButton icon={PenLine} onPress={() => send({ type: 'write-by-hand' })}>
            {t('staff-badge.by-hand')}
          </BigButton>
          <BigButton kind="primary" icon={Printer} onPress={() => send({ type: 'confirm' })}>
            {t('staff-badge.print')}
          </BigButton>
        </>
      }
    >
      <BadgeNumber label={t('staff-badge.number')} number={badgeNumber} />
      <SummaryTable rows={[{ key: 'name', label: t('field.name'), value: maskedName }]} />
      {problem && <Notice tone="care">{t(`print.${problem}`)}</Notice>}
    </StaffStep>
  );
}
