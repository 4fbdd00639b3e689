import { CreditCard, Home, Keyboard as KeyboardIcon } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { CardOnReader } from './pictures/card-on-reader.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/** What went wrong and what to do: putting a card down again works from here, without a touch. */
export function CardProblem({ screen }: { readonly screen: ScreenOf<'card-problem'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { problem, canType } = screen;
  const again = problem === 'removed-too-early' || problem === 'unreadable';
  return (
    <Step
      title={`card.title-${problem}`}
      hint={`card.hint-${problem}`}
      icon={CreditCard}
      tone="care"
      layout="centred"
      canReturn={false}
      canCancel={false}
      actions={
        <>
          <BigButton icon={Home} onPress={() => send({ type: 'cancel' })}>
            {t('card.home')}
          </BigButton>
          {canType && (
            <BigButton
              kind={again ? 'secondary' : 'primary'}
              icon={KeyboardIcon}
              onPress={() => send({ type: 'start-without-card' })}
            >
              {t('card.type')}
            </BigButton>
          )}
        </>
      }
    >
      {again && <CardOnReader word={t('home.card-word')} />}
    </Step>
  );
}
