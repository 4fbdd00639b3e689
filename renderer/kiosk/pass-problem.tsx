import { BellRing, Keyboard as KeyboardIcon, QrCode } from 'lucide-react';
import { useStatus } from '../app/store.ts';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/** The pass opens nothing. Nobody is accused: the words say how to go on, and a card or another code works from here. */
export function PassProblem({ screen }: { readonly screen: ScreenOf<'pass-problem'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { helpCalled } = useStatus();
  const { problem, reference, canType } = screen;
  return (
    <Step
      title={`pass-problem.title-${problem}`}
      hint={`pass-problem.hint-${problem}`}
      icon={QrCode}
      tone="care"
      layout="centred"
      actions={
        <>
          {canType && (
            <BigButton icon={KeyboardIcon} onPress={() => send({ type: 'start-without-card' })}>
              {t('home.without-card')}
            </BigButton>
          )}
          <BigButton kind="primary" icon={BellRing} onPress={() => send({ type: 'call-help' })}>
            {t(helpCalled ? 'pass-problem.called' : 'pass-problem.call')}
          </BigButton>
        </>
      }
    >
      <Notice>{t('pass-problem.card')}</Notice>
      <p>{t('pass-problem.reference', { reference })}</p>
    </Step>
  );
}
