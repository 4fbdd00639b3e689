import { ConciergeBell, ShieldCheck, UserRoundCheck } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Step } from './step.tsx';

/** The non-face path of the face check, equal in rights (R03, R34): a guard looks. */
export function Face() {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Step
      title="face.title"
      hint="face.hint"
      icon={UserRoundCheck}
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
      <Notice>{t('face.body')}</Notice>
      <Notice tone="good">{t('review.safe')}</Notice>
    </Step>
  );
}
