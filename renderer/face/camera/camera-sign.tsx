import { useStrings } from '../../strings/index.ts';
import './camera-sign.css';

/** Says that the camera is on, beside its picture and as long as it is. */
export function CameraSign() {
  const { t } = useStrings();
  return (
    <p className="camera-sign">
      <span className="camera-sign__light" aria-hidden />
      {t('camera.on')}
    </p>
  );
}
