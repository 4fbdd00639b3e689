import { UserRound, X } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { CameraSign } from '../face/camera/index.ts';
import { useAttempt, type Attempt } from '../face/session/use-attempt.ts';
import { Guidance } from '../face/view/guidance.tsx';
import { LivePicture } from '../face/view/live-picture.tsx';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import type { ScreenOf } from './screen-of.ts';
import { Step } from './step.tsx';
import './face-check.css';

/** One attempt before the camera; another ticket is another attempt. */
export function FaceCheck({ screen }: { readonly screen: ScreenOf<'face-check'> }) {
  const attempt = useAttempt(screen);
  return <FaceCheckView {...attempt} enrolling={screen.enrolling} />;
}

/**
 * What is seen of an attempt. The way without the camera is one touch away from the first moment on, and as large as any
 * way on would be (face rules art. 10).
 */
export function FaceCheckView({ camera, view, enrolling }: Attempt & { readonly enrolling: boolean }) {
  const { t } = useStrings();
  const send = useIntent();
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
        <div className="face-check__words">
          <Guidance view={view} />
          {camera && <CameraSign />}
        </div>
        <LivePicture camera={camera} view={view} />
      </div>
    </Step>
  );
}
