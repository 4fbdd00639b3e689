import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { StaffStep } from './staff-step.tsx';

export function Reject({ screen }: { readonly screen: ScreenOf<'staff-reject'> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <StaffStep title="staff-reject.title" hint="staff-reject.hint">
      <ChoiceList label={t('staff-reject.title')}>
        {screen.reasons.map((reason) => (
          <ChoiceCard
            key={reason}
            title={t(`reject.${reason}`)}
            onChoose={() => send({ type: 'reject-because', reason })}
          />
        ))}
      </ChoiceList>
    </StaffStep>
  );
}
