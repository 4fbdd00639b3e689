import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { BellOff, Siren, Volume2 } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { WaitingMark } from '../../web/frame/waiting-mark.tsx';
import { Button } from '../../web/parts/button.tsx';
import { Link } from '../../web/parts/link.tsx';
import { now } from '../../web/services.ts';
import { useStrings } from '../../web/strings.ts';
import { sounder } from './sounder.ts';
import { useAlerts } from './use-alerts.ts';
import './alarm.css';

const againMs = 4_000;
const quietMs = 60_000;

/** Over every tab: urgent alerts sound and vibrate until somebody takes them, or asks for a minute of quiet. */
export function Alarm() {
  const { t } = useStrings();
  const sounding = useAlerts().data?.sounding ?? 0;
  const isUnlocked = useSyncExternalStore(sounder.onChange, sounder.isUnlocked);
  const [quietUntil, setQuietUntil] = useState(0);

  useEffect(() => {
    // The first touch anywhere is as good as the button.
    const unlock = () => sounder.unlock();
    document.addEventListener('pointerup', unlock);
    return () => document.removeEventListener('pointerup', unlock);
  }, []);

  const before = useRef(0);
  useEffect(() => {
    // Quiet was asked for about what was known then.
    if (sounding > before.current) setQuietUntil(0);
    before.current = sounding;
  }, [sounding]);

  useEffect(() => {
    if (sounding === 0) return;
    const sound = () => {
      if (now() >= quietUntil) sounder.alarm();
    };
    sound();
    const timer = setInterval(sound, againMs);
    return () => clearInterval(timer);
  }, [sounding, quietUntil]);

  return (
    <div className="alarm" role="alert">
      {sounding > 0 && (
        <div className="alarm__band">
          <Link to={{ room: 'alerts' }} className="alarm__link">
            <Icon shape={Siren} />
            <span>{t('handheld.alarm', { count: sounding })}</span>
            <span className="alarm__open">{t('handheld.alarm-open')}</span>
          </Link>
          <Button icon={BellOff} onPress={() => setQuietUntil(now() + quietMs)}>
            {t('handheld.alarm-quiet')}
          </Button>
        </div>
      )}
      {!isUnlocked && (
        <div className="alarm__locked">
          <span>{t('handheld.sound-off')}</span>
          <Button icon={Volume2} onPress={sounder.unlock}>
            {t('handheld.sound-on')}
          </Button>
        </div>
      )}
    </div>
  );
}

export function AlertsWaiting() {
  const alerts = useAlerts().data?.alerts ?? [];
  return <WaitingMark waiting={alerts.filter(({ state }) => state === 'open').length} />;
}
