import { Keyboard as KeyboardIcon, QrCode } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { CardOnReader } from './pictures/card-on-reader.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/** The pass was read; this site wants to see the card beside it. Putting it down is all there is to do. */
export function PassCard({ screen }: { readonly screen: ScreenOf<'pass-card'> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Step
      title="pass-card.title"
      hint="pass-card.hint"
      icon={QrCode}
      layout="centred"
      canReturn={false}
      actions={
        screen.canType && (
          <BigButton icon={KeyboardIcon} onPress={() => send({ type: 'start-without-card' })}>
            {t('home.without-card')}
          </BigButton>
        )
      }
    >
      <CardOnReader word={t('home.card-word')} />
    </Step>
  );
}
