import { CloudOff } from 'lucide-react';
import { Icon } from '../../ui/icon.tsx';
import { useLine } from '../core/line.ts';
import { useStrings } from '../strings.ts';
import { useTimes } from '../times.ts';
import './line-banner.css';

/** Says that the server does not answer, and since when. What is on the screen may be older than it looks. */
export function LineBanner() {
  const { t } = useStrings();
  const times = useTimes();
  const { up, since } = useLine();
  return (
    <div role="status" className="line-banner">
      {!up && since !== undefined && (
        <p>
          <Icon shape={CloudOff} />
          {t('web.offline', { time: times.time(since) })}
        </p>
      )}
    </div>
  );
}
