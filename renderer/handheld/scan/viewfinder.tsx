import { useEffect, useRef, useState } from 'react';
import { Camera } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { codeInPhoto, startCamera, type CameraState } from './camera.ts';

/** The live camera, or a photograph where the browser gives none. */
export function Viewfinder({ onCode }: { readonly onCode: (text: string) => void }) {
  const { t } = useStrings();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  const [isBlank, setIsBlank] = useState(false);

  useEffect(() => {
    if (!video.current) return;
    return startCamera(video.current, { state: setState, code: onCode });
  }, [onCode]);

  const isOff = state === 'absent' || state === 'denied' || state === 'insecure';
  const photo = async (file: File | undefined) => {
    if (!file) return;
    setIsBlank(false);
    const text = await codeInPhoto(file).catch(() => undefined);
    if (text === undefined || text === '') setIsBlank(true);
    else onCode(text);
  };
  return (
    <>
      <div className="scan__view" hidden={isOff}>
        <video ref={video} className="scan__video" muted playsInline aria-hidden />
        <span className="scan__frame" aria-hidden />
      </div>
      {isOff ? (
        <>
          <Notice tone="care">{t(`handheld.scan-${state}`)}</Notice>
          <label className="scan__photo">
            <input
              type="file"
              accept="image/*"
              capture="environment"
              className="visually-hidden"
              onChange={(event) => {
                void photo(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
            <Icon shape={Camera} />
            <span>{t('handheld.scan-photo')}</span>
          </label>
          {isBlank && <Notice tone="problem">{t('handheld.scan-photo-none')}</Notice>}
        </>
      ) : (
        <p className="scan__hint">{t('handheld.scan-hint')}</p>
      )}
    </>
  );
}
