import { BellRing, Hourglass } from 'lucide-react';
import { useStrings } from '../strings/index.ts';
import { Notice } from '../ui/notice.tsx';
import { GuardActions } from './guard-actions.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

export function Review({ screen }: { readonly screen: ScreenOf<'review'> }) {
  const { t } = useStrings();
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
      actions={<GuardActions />}
    >
      <Notice tone="good">{t('review.safe')}</Notice>
    </Step>
  );
}
