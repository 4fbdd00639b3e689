import { Keyboard as KeyboardIcon, UserCog } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { CardOnReader } from './pictures/card-on-reader.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/** Everything came from the phone; the site wants to see the card as well. */
export function PhoneCard({ screen }: { readonly screen: ScreenOf<'phone-card'> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Step
      title="phone-card.title"
      hint="phone-card.hint"
      layout="centred"
      canReturn={false}
      actions={
        <BigButton
          icon={screen.canType ? KeyboardIcon : UserCog}
          onPress={() => send({ type: 'start-without-card' })}
        >
          {t(screen.canType ? 'phone-card.without' : 'phone-card.staff')}
        </BigButton>
      }
    >
      <CardOnReader word={t('home.card-word')} />
    </Step>
  );
}
