import { Trash2, Undo2 } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Step } from './step.tsx';

/** Taking a consent back is as easy as giving it was (face rules art. 6); asked once, because erasing is for good. */
export function FaceWithdraw() {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Step
      title="face-withdraw.title"
      hint="face-withdraw.hint"
      icon={Trash2}
      layout="centred"
      canReturn={false}
      canCancel={false}
      actions={
        <>
          <BigButton kind="primary-outline" icon={Undo2} onPress={() => send({ type: 'back' })}>
            {t('face-withdraw.no')}
          </BigButton>
          <BigButton kind="primary-outline" icon={Trash2} onPress={() => send({ type: 'withdraw-face' })}>
            {t('face-withdraw.yes')}
          </BigButton>
        </>
      }
    />
  );
}
