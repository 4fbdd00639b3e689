import { Check, Package } from 'lucide-react';
import { useState } from 'react';
import { useStrings } from '../../../strings/index.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Keyboard } from '../../../ui/keyboard/keyboard.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DeviceStep } from './device-step.tsx';

/** As the contract has it. */
const mostLabels = 10_000;

interface RollProps {
  readonly onLoaded: (labels: number) => void;
  readonly onBack: () => void;
}

/** How many labels are on the new roll: from here they are counted down, and staff are told before they run out. */
export function Roll({ onLoaded, onBack }: RollProps) {
  const { t } = useStrings();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const done = () => {
    const labels = Number(typed);
    if (labels >= 1 && labels <= mostLabels) onLoaded(labels);
    else setWrong(true);
  };
  return (
    <DeviceStep
      title="device-roll.title"
      hint="device-roll.hint"
      icon={Package}
      onBack={onBack}
      keyboard={
        <Keyboard
          mode="digits"
          maxLength={5}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setWrong(false);
          }}
          onDone={done}
        />
      }
      actions={
        <BigButton kind="primary" icon={Check} onPress={done}>
          {t('device-roll.go')}
        </BigButton>
      }
    >
      <TextField
        label={t('device-roll.title')}
        value={typed}
        placeholder={t('device-roll.placeholder')}
        error={wrong ? t('device-roll.wrong') : undefined}
        numeric
      />
    </DeviceStep>
  );
}
