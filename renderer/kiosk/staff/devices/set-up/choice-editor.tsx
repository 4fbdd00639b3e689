import { Hash } from 'lucide-react';
import { useState } from 'react';
import type { DeviceField } from '../../../../../domain/device/forms.ts';
import { useStrings } from '../../../../strings/index.ts';
import { ChoiceCard } from '../../../../ui/choice-card.tsx';
import { ChoiceList } from '../../../../ui/choice-list.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { DeviceStep } from '../device-step.tsx';
import { choiceWords, fieldHint, fieldTitle, unitOf } from './field-words.ts';
import { TextEditor } from './text-editor.tsx';

interface ChoiceEditorProps {
  readonly field: DeviceField;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onTake: (value: unknown) => void;
  readonly onBack: () => void;
}

/** One of several words; where a number may stand as well, its pad is one touch away. */
export function ChoiceEditor({ field, value, error, onTake, onBack }: ChoiceEditorProps) {
  const { t } = useStrings();
  const { name, choices = [], min } = field;
  const [typing, setTyping] = useState(false);
  const isNumber = min !== undefined && value !== undefined && !choices.some((choice) => choice === value);
  if (typing) {
    return (
      <TextEditor
        field={{ ...field, kind: 'number' }}
        begun={isNumber ? String(value) : ''}
        {...{ error, onTake }}
        onBack={() => setTyping(false)}
      />
    );
  }
  const unit = unitOf(name, t);
  return (
    <DeviceStep title={fieldTitle(name)} layout="wide" onBack={onBack}>
      {error !== undefined && <Notice tone="problem">{error}</Notice>}
      <ChoiceList label={t(fieldTitle(name))}>
        {choices.map((choice) => (
          <ChoiceCard
            key={choice}
            title={`${choiceWords(name, choice, t)} ${unit}`.trim()}
            isChosen={choice === value}
            onChoose={() => onTake(choice)}
          />
        ))}
        {min !== undefined && (
          <ChoiceCard
            icon={Hash}
            title={isNumber ? String(value) : t('device-setup.or-number')}
            detail={fieldHint(field, t)}
            isChosen={isNumber}
            onChoose={() => setTyping(true)}
          />
        )}
      </ChoiceList>
    </DeviceStep>
  );
}
