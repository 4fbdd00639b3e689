import { useEffect, useRef, useState } from 'react';
import { bridge } from '../../bridge/index.ts';
import { useStrings } from '../../strings/index.ts';
import { Notice } from '../../ui/notice.tsx';
import { sendCode } from '../../app/follow-scanning.ts';
import { startCamera, type CameraState } from './camera.ts';
import './camera-view.css';

/** The camera as one more way to show a code: on while this is on the screen, and at no other time. */
export function CameraView() {
  const { t } = useStrings();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState | 'starting'>('starting');

  useEffect(() => {
    if (!video.current) return;
    return startCamera(video.current, {
      state(next) {
        setState(next);
        bridge.call('scanner.camera', { state: next }).catch(() => undefined);
      },
      code: (text) => sendCode('camera', text),
    });
  }, []);

  const isOff = state === 'absent' || state === 'denied';
  return (
    <div className="camera-view">
      {/* Stays in the page while the camera is away, so that it can come back. */}
      <video ref={video} className="camera-view__picture" hidden={isOff} muted playsInline aria-hidden />
      {isOff ? <Notice>{t('camera.off')}</Notice> : <p className="camera-view__hint">{t('camera.hint')}</p>}
    </div>
  );
}
