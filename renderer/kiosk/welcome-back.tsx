import { Handshake } from 'lucide-react';
import { useStrings } from '../strings/index.ts';
import { SummaryTable } from '../ui/summary-table.tsx';
import { NextButton } from './next-button.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/** An enrolled person: one touch to the badge, or to today's renewal. */
export function WelcomeBack({ screen }: { readonly screen: ScreenOf<'welcome-back'> }) {
  const { t } = useStrings();
  const { renews } = screen;
  return (
    <Step
      title={renews ? 'welcome-back.title-renews' : 'welcome-back.title'}
      hint={renews ? 'welcome-back.hint-renews' : 'welcome-back.hint'}
      icon={Handshake}
      tone="good"
      actions={<NextButton words={renews ? 'action.next' : 'welcome-back.go'} />}
    >
      <SummaryTable
        rows={[
          { key: 'name', label: t('reservation.visitor'), value: screen.maskedName },
          { key: 'company', label: t('field.company'), value: screen.company },
          { key: 'category', label: t('welcome-back.category'), value: t(`category.${screen.category}`) },
          { key: 'until', label: t('welcome-back.until'), value: screen.until },
        ]}
      />
    </Step>
  );
}
