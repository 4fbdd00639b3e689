import { UserRound, X } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useAttempt } from '../face/session/use-attempt.ts';
import { Guidance } from '../face/view/guidance.tsx';
import { LivePicture } from '../face/view/live-picture.tsx';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import './face-check.css';

/**
 * One attempt before the camera. The way without it is one touch away from the first moment on, and as large as any
 * way on would be (face rules art. 10).
 */
export function FaceCheck({ screen }: { readonly screen: ScreenOf<'face-check'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { camera, view } = useAttempt(screen);
  const { enrolling } = screen;
  return (
    <Step
      title="face-check.title"
      hint="face-check.hint"
      layout="wide"
      canReturn={false}
      canCancel={false}
      actions={
        <BigButton
          kind="primary-outline"
          icon={enrolling ? X : UserRound}
          onPress={() => send({ type: 'without-camera' })}
        >
          {t(enrolling ? 'face-check.stop-enrolling' : 'face-check.without')}
        </BigButton>
      }
    >
      <div className="face-check">
        <Guidance view={view} />
        <LivePicture camera={camera} view={view} />
      </div>
    </Step>
  );
}
