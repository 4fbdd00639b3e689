import { Camera, RotateCcw, UserRound, X } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings, type StringKey } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';

/**
 * What would help. "Unsure" and "no match" read the same: light, glasses and an old photo are as likely as another
 * person, and no machine tells anybody that they are not who they say.
 */
const help: Readonly<Record<ScreenOf<'face-again'>['result'], StringKey>> = {
  unsure: 'face-again.not-sure',
  'no-match': 'face-again.not-sure',
  'time-out': 'face-again.time-out',
  'challenge-failed': 'face-again.challenge',
  'face-changed': 'face-again.changed',
  'camera-frozen': 'face-again.camera',
  // Main goes straight to a person after these; a newer main may not.
  'camera-slow': 'face-again.camera',
  'camera-absent': 'face-again.camera',
  'camera-denied': 'face-again.camera',
  'engine-failed': 'face-again.camera',
  'reference-unusable': 'face-again.not-sure',
  declined: 'face-again.camera',
};

/** Once more, or a person: two buttons of one size. */
export function FaceAgain({ screen: { result, enrolling } }: { readonly screen: ScreenOf<'face-again'> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <Step
      title="face-again.title"
      hint={enrolling ? 'face-again.hint-enrolling' : 'face-again.hint'}
      icon={Camera}
      layout="centred"
      canReturn={false}
      canCancel={false}
      actions={
        <>
          <BigButton kind="primary-outline" icon={RotateCcw} onPress={() => send({ type: 'retry' })}>
            {t('face-again.retry')}
          </BigButton>
          <BigButton
            kind="primary-outline"
            icon={enrolling ? X : UserRound}
            onPress={() => send({ type: 'without-camera' })}
          >
            {t(enrolling ? 'face-again.stop' : 'face-again.person')}
          </BigButton>
        </>
      }
    >
      <Notice>{t(help[result])}</Notice>
    </Step>
  );
}
