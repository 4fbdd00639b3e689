import { Clock } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { ChoiceCard } from '../ui/choice-card.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Notice } from '../ui/notice.tsx';
import { NextButton } from './next-button.tsx';
import type { FieldScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

export function FieldExpectedLeave({ screen }: { readonly screen: FieldScreenOf<'expectedLeave'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { choices, chosen, error } = screen;
  return (
    <Step
      title="leave.title"
      hint="leave.hint"
      actions={
        chosen !== undefined ? <NextButton /> : !screen.required && <NextButton words="action.leave-empty" />
      }
    >
      <ChoiceList label={t('leave.title')} columns={2}>
        {choices.map(({ at, time }) => (
          <ChoiceCard
            key={at}
            icon={Clock}
            title={time}
            isChosen={at === chosen}
            onChoose={() => send({ type: 'choose-leave', at })}
          />
        ))}
      </ChoiceList>
      {error && <Notice tone="problem">{t(`error.${error}`)}</Notice>}
    </Step>
  );
}
