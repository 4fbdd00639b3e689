import { Camera, ScanFace, UserRound } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Points } from '../ui/points.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import './face-consent.css';

/**
 * By camera or by a person: two ways of one worth, neither set beforehand (face rules art. 10, 12). The touch on the
 * camera is the separate consent (art. 6), and the words right above it say so.
 */
export function FaceChoice({ screen }: { readonly screen: ScreenOf<'face-choice'> }) {
  const { t, local } = useStrings();
  const send = useIntent();
  const { purpose, guardian, reference } = screen;
  return (
    <Step
      title="face-choice.title"
      hint="face-choice.hint"
      icon={ScanFace}
      layout="wide"
      canCancel={false}
      actions={
        <>
          <BigButton kind="primary-outline" icon={Camera} onPress={() => send({ type: 'use-camera' })}>
            {t('face-choice.camera')}
          </BigButton>
          <BigButton kind="primary-outline" icon={UserRound} onPress={() => send({ type: 'without-camera' })}>
            {t('face-choice.person')}
          </BigButton>
        </>
      }
    >
      <Points
        points={[
          t('face-choice.purpose', { purpose: local(purpose) }),
          t(`face-choice.how-${reference}`),
          t('face-choice.where'),
          t('face-choice.who'),
        ]}
      />
      <p className="face-consent" data-part="points">
        {t(guardian ? 'face-choice.consent-guardian' : 'face-choice.consent')}
      </p>
    </Step>
  );
}
