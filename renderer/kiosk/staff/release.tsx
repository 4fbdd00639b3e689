import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { StaffStep } from './staff-step.tsx';

/** A visit that needed a person's decision goes on: the reason stands beside the decision. */
export function Release({ screen }: { readonly screen: ScreenOf<'staff-release'> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <StaffStep title="staff-release.title" hint="staff-release.hint">
      <ChoiceList label={t('staff-release.title')}>
        {screen.reasons.map((reason) => (
          <ChoiceCard
            key={reason}
            title={t(`release.${reason}`)}
            onChoose={() => send({ type: 'release-because', reason })}
          />
        ))}
      </ChoiceList>
    </StaffStep>
  );
}
