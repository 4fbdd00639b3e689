import { Check } from 'lucide-react';
import { useState } from 'react';
import type { DeviceField } from '../../../../../domain/device/forms.ts';
import { useStrings } from '../../../../strings/index.ts';
import { BigButton } from '../../../../ui/big-button.tsx';
import { Keyboard } from '../../../../ui/keyboard/keyboard.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { DeviceStep } from '../device-step.tsx';
import { fieldHint, fieldTitle, unitOf } from './field-words.ts';

/** Longer than any path that Windows takes. */
const longestText = 260;
const longestNumber = 8;

interface TextEditorProps {
  readonly field: DeviceField;
  readonly begun: string;
  readonly error: string | undefined;
  readonly onTake: (value: string) => void;
  readonly onBack: () => void;
}

/** A text or a number, typed with a finger or on a keyboard that somebody plugged in. */
export function TextEditor({ field, begun, error, onTake, onBack }: TextEditorProps) {
  const { t } = useStrings();
  const [typed, setTyped] = useState(begun);
  const isText = field.kind === 'text';
  const hint = fieldHint(field, t);
  const done = () => onTake(typed.trim());
  return (
    <DeviceStep
      title={fieldTitle(field.name)}
      onBack={onBack}
      keyboard={
        <Keyboard
          mode={isText ? 'technical' : field.whole ? 'digits' : 'decimal'}
          language="en"
          maxLength={isText ? longestText : longestNumber}
          value={typed}
          onChange={setTyped}
          onDone={done}
        />
      }
      actions={
        <BigButton kind="primary" icon={Check} onPress={done}>
          {t('device-setup.take')}
        </BigButton>
      }
    >
      {hint !== '' && <p className="setting-hint">{hint}</p>}
      <TextField
        label={t(fieldTitle(field.name))}
        value={typed}
        placeholder={unitOf(field.name, t)}
        // What main said is about what stood there.
        error={typed === begun ? error : undefined}
        numeric={!isText}
      />
    </DeviceStep>
  );
}
