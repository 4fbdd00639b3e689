import { useState } from 'react';
import { PenLine } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { ChoiceCard } from '../ui/choice-card.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Keyboard } from '../ui/keyboard/keyboard.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { NextButton } from './next-button.tsx';
import type { FieldScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/** The key the machine keeps for a purpose in the visitor's own words. */
const other = 'other';

export function FieldPurpose({ screen }: { readonly screen: FieldScreenOf<'purpose'> }) {
  const { t, local } = useStrings();
  const send = useIntent();
  const { choices, chosen, error } = screen;
  const words = error && t(`error.${error}`);
  const choose = (key: string) => () => send({ type: 'choose-purpose', key });
  const typing = chosen === other;
  const [isComposing, setComposing] = useState(false);
  return (
    <Step
      title="purpose.title"
      {...(typing && { keyboard: <PurposeKeyboard text={screen.text} onWaiting={setComposing} /> })}
      actions={
        chosen !== undefined ? (
          <NextButton isHeld={typing && isComposing} />
        ) : (
          !screen.required && <NextButton words="action.leave-empty" />
        )
      }
    >
      <ChoiceList label={t('purpose.title')} columns={2}>
        {choices
          .filter(({ key }) => key !== other)
          .map(({ key, label }) => (
            <ChoiceCard key={key} title={local(label)} isChosen={key === chosen} onChoose={choose(key)} />
          ))}
        <ChoiceCard
          {...(!typing && { icon: PenLine })}
          title={t('purpose.other')}
          isChosen={typing}
          onChoose={choose(other)}
        />
      </ChoiceList>
      {typing && (
        <TextField
          label={t('purpose.other')}
          value={screen.text}
          placeholder={t('purpose.other-placeholder')}
          error={words}
        />
      )}
      {!typing && words && <Notice tone="problem">{words}</Notice>}
    </Step>
  );
}

interface PurposeKeyboardProps {
  readonly text: string;
  readonly onWaiting: (waiting: boolean) => void;
}

function PurposeKeyboard({ text, onWaiting }: PurposeKeyboardProps) {
  const { language } = useStrings();
  const send = useIntent();
  return (
    <Keyboard
      mode="pinyin"
      language={language}
      value={text}
      onChange={(value) => send({ type: 'edit', field: 'purposeText', value })}
      onDone={() => send({ type: 'next' })}
      onWaiting={onWaiting}
    />
  );
}
