import { UserRoundCheck } from 'lucide-react';
import { useStrings } from '../strings/index.ts';
import { Notice } from '../ui/notice.tsx';
import { GuardActions } from './guard-actions.tsx';
import { Step } from './step.tsx';

/** The non-face path of the face check, equal in rights (R03, R34): a guard looks. */
export function Face() {
  const { t } = useStrings();
  return (
    <Step
      title="face.title"
      hint="face.hint"
      icon={UserRoundCheck}
      layout="centred"
      canReturn={false}
      canCancel={false}
      actions={<GuardActions />}
    >
      <Notice>{t('face.body')}</Notice>
      <Notice tone="good">{t('review.safe')}</Notice>
    </Step>
  );
}
