import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { SummaryTable } from '../../ui/summary-table.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { StaffStep } from './staff-step.tsx';

/** Leaving out what the policy requires is possible, but never without a reason and a name (R18, R26). */
export function Skip({ screen: { field, reasons } }: { readonly screen: ScreenOf<'staff-skip'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const left = field === 'consent' || field === 'document' ? t(`part.${field}`) : t(`field.${field}`);
  return (
    <StaffStep title="staff-skip.title" hint="staff-skip.hint">
      <SummaryTable rows={[{ key: 'field', label: t('staff-skip.item'), value: left }]} />
      <ChoiceList label={t('staff-skip.title')}>
        {reasons.map((reason) => (
          <ChoiceCard
            key={reason}
            title={t(`skip.${reason}`)}
            onChoose={() => send({ type: 'skip-because', reason })}
          />
        ))}
      </ChoiceList>
    </StaffStep>
  );
}
