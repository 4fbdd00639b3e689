import { Camera, ScanFace, X } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Points } from '../ui/points.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import './face-consent.css';

/** Keeping a face is a consent of its own, apart from today's check, and refusing it changes nothing. */
export function FaceEnrol({ screen: { purpose } }: { readonly screen: ScreenOf<'face-enrol'> }) {
  const { t, local } = useStrings();
  const send = useIntent();
  return (
    <Step
      title="face-enrol.title"
      hint="face-enrol.hint"
      icon={ScanFace}
      layout="wide"
      canReturn={false}
      canCancel={false}
      actions={
        <>
          <BigButton kind="primary-outline" icon={X} onPress={() => send({ type: 'back' })}>
            {t('face-enrol.no')}
          </BigButton>
          <BigButton kind="primary-outline" icon={Camera} onPress={() => send({ type: 'use-camera' })}>
            {t('face-enrol.yes')}
          </BigButton>
        </>
      }
    >
      <Points
        points={[
          t('face-choice.purpose', { purpose: local(purpose) }),
          t('face-enrol.what'),
          t('face-enrol.use'),
          t('face-enrol.where'),
          t('face-enrol.withdraw'),
        ]}
      />
      <p className="face-consent" data-part="points">
        {t('face-enrol.consent')}
      </p>
    </Step>
  );
}
