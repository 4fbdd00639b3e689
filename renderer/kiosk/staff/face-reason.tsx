import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { StaffStep } from './staff-step.tsx';

/** Beside the machine's advice a person's decision stands with a reason and a name (R26). */
export function FaceReason({ screen }: { readonly screen: ScreenOf<'staff-face-reason'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { verdict, reasons } = screen;
  const title = verdict === 'same-person' ? 'face-reason.title-same' : 'face-reason.title-not-same';
  return (
    <StaffStep title={title} hint="staff-skip.hint" layout="wide">
      <ChoiceList label={t(title)}>
        {reasons.map((reason) => (
          <ChoiceCard
            key={reason}
            title={t(`face-reason.${reason}`)}
            onChoose={() => send({ type: 'face-because', reason })}
          />
        ))}
      </ChoiceList>
    </StaffStep>
  );
}
