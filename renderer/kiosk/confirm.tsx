import { Check, ClipboardCheck, PenLine } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { SummaryTable } from '../ui/summary-table.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import { summaryValue } from './summary-value.ts';

export function Confirm({ screen }: { readonly screen: ScreenOf<'confirm'> }) {
  const { t, local } = useStrings();
  const send = useIntent();
  return (
    <Step
      title="confirm.title"
      hint={screen.needsReview ? 'confirm.hint-review' : 'confirm.hint'}
      icon={ClipboardCheck}
      layout="wide"
      actions={
        <>
          <BigButton icon={PenLine} onPress={() => send({ type: 'change-answers' })}>
            {t('confirm.change')}
          </BigButton>
          <BigButton kind="primary" icon={Check} onPress={() => send({ type: 'confirm' })}>
            {t('confirm.go')}
          </BigButton>
        </>
      }
    >
      <SummaryTable
        rows={screen.rows.map((row) => ({
          key: row.field,
          label: t(`field.${row.field}`),
          value: summaryValue(row, local),
        }))}
      />
    </Step>
  );
}
