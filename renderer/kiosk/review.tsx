import { BellRing, ConciergeBell, Hourglass, ShieldCheck } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

export function Review({ screen }: { readonly screen: ScreenOf<'review'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { escalated } = screen;
  return (
    <Step
      title={escalated ? 'review.title-escalated' : 'review.title'}
      hint={escalated ? 'review.hint-escalated' : 'review.hint'}
      icon={escalated ? BellRing : Hourglass}
      tone={escalated ? 'care' : 'plain'}
      layout="centred"
      canReturn={false}
      canCancel={false}
      actions={
        <>
          <BigButton icon={ConciergeBell} onPress={() => send({ type: 'finish' })}>
            {t('review.leave')}
          </BigButton>
          <BigButton icon={ShieldCheck} onPress={() => send({ type: 'start-staff' })}>
            {t('review.staff')}
          </BigButton>
        </>
      }
    >
      <Notice tone="good">{t('review.safe')}</Notice>
    </Step>
  );
}
