/// <reference types="vite/client" />
import '../staff-harness/fake-bridge.ts';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import face from '../../../assets/demo/faces/a/front-1.jpg';
import type { CameraHandle } from '../../../renderer/face/camera/index.ts';
import { preparing, type AttemptView } from '../../../renderer/face/session/attempt-view.ts';
import { replaceStatus } from '../../../renderer/app/store.ts';
import { FaceCheckView } from '../../../renderer/kiosk/face-check.tsx';
import { startStrings } from '../../../renderer/strings/index.ts';
import { VoiceProvider } from '../../../renderer/ui/sound/index.ts';
import { statusFor } from '../staff-harness/statuses.ts';
import '../../../renderer/ui/base.css';
import '../../../renderer/ui/theme.css';
import '../../../renderer/app/app.css';

declare global {
  var showAttempt: (view: AttemptView) => void;
}

/** The face check on views that a test decides, before a camera that always sees the same face: `?language=en&elder`. */
const wanted = new URLSearchParams(location.search);
const status = statusFor(wanted);

/** A camera without a machine: its element shows a picture. */
async function pictureCamera(): Promise<CameraHandle> {
  const image = Object.assign(new Image(), { src: face });
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
  canvas.getContext('2d')?.drawImage(image, 0, 0, 640, 480);
  const video = Object.assign(document.createElement('video'), {
    muted: true,
    srcObject: canvas.captureStream(0),
  });
  canvas.getContext('2d')?.drawImage(image, 0, 0, 640, 480);
  await video.play();
  return { video, grab: async () => undefined, stop: () => undefined };
}

const elder = wanted.has('elder');

function Harness({ camera, view }: { readonly camera: CameraHandle; readonly view: AttemptView }) {
  return (
    <VoiceProvider elder={elder}>
      <div className="stage">
        <div className={elder ? 'surface surface--elder' : 'surface'}>
          <div className="frame">
            <FaceCheckView camera={camera} view={view} enrolling={wanted.has('enrolling')} />
          </div>
        </div>
      </div>
    </VoiceProvider>
  );
}

replaceStatus(status);
document.documentElement.lang = status.language;
await startStrings(status.language);
const place = document.querySelector('#root');
if (!place) throw new Error('No root');
const root = createRoot(place);
const camera = await pictureCamera();
globalThis.showAttempt = (view) => flushSync(() => root.render(<Harness camera={camera} view={view} />));
globalThis.showAttempt(preparing);
