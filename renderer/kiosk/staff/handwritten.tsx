import { Check, PenLine } from 'lucide-react';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { Keyboard } from '../../ui/keyboard/keyboard.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { StaffStep } from './staff-step.tsx';

/** What staff wrote on a blank badge, so that its bearer can check out with it. */
export function Handwritten({ screen: { value, error } }: { readonly screen: ScreenOf<'handwritten'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const handedOver = () => send({ type: 'next' });
  return (
    <StaffStep
      title="handwritten.title"
      hint="handwritten.hint"
      icon={PenLine}
      keyboard={
        <Keyboard
          mode="latin"
          capitals
          maxLength={12}
          value={value}
          onChange={(badgeNumber) => send({ type: 'edit', field: 'badgeNumber', value: badgeNumber })}
          onDone={handedOver}
        />
      }
      actions={
        <BigButton kind="primary" icon={Check} onPress={handedOver}>
          {t('handwritten.go')}
        </BigButton>
      }
    >
      <TextField
        label={t('handwritten.title')}
        value={value}
        placeholder={t('handwritten.placeholder')}
        error={error && t(`error.${error}`)}
        numeric
      />
    </StaffStep>
  );
}
