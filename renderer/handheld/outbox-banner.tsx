import { CircleAlert, CloudUpload } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import { Button } from '../web/parts/button.tsx';
import { useFaultWords } from '../web/states/fault-words.ts';
import { useStrings } from '../web/strings.ts';
import { useTimes } from '../web/times.ts';
import { useOutboxState } from './outbox.ts';
import './outbox-banner.css';

/** What was done without a line and is not with the server yet, and what the server would not take afterwards, act by act. */
export function OutboxBanner() {
  const { t } = useStrings();
  const times = useTimes();
  const faultWords = useFaultWords();
  const actWords = useActWords();
  const { kept, refused } = useOutboxState();
  return (
    <div role="status" className="outbox-banner">
      {kept.length > 0 && (
        <details>
          <summary>
            <Icon shape={CloudUpload} />
            <span>{t('handheld.outbox-waiting', { count: kept.length })}</span>
          </summary>
          <ul>
            {kept.map(({ id, path, at }) => (
              <li key={id}>{t('handheld.kept-at', { act: actWords(path), time: times.time(at) })}</li>
            ))}
          </ul>
        </details>
      )}
      {refused.length > 0 && (
        <div className="outbox-banner__refused">
          <p>
            <Icon shape={CircleAlert} />
            <span>{t('handheld.outbox-refused', { count: refused.length })}</span>
          </p>
          <ul>
            {refused.map(({ action, fault }) => (
              <li key={action.id}>
                {t('handheld.kept-at', { act: actWords(action.path), time: times.time(action.at) })}
                <br />
                {faultWords(fault)}
              </li>
            ))}
          </ul>
          <Button onPress={() => useOutboxState.setState({ refused: [] })}>
            {t('handheld.outbox-read')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What an act was, from the path it goes to. */
function useActWords(): (path: string) => string {
  const { t } = useStrings();
  return (path) => {
    if (path === '/guard/check-out') return t('handheld.act.check-out');
    if (path === '/guard/green-channel') return t('handheld.act.green-channel');
    if (path.endsWith('/complete')) return t('handheld.act.complete');
    if (path.endsWith('/acknowledge')) return t('handheld.act.acknowledge');
    if (path.endsWith('/resolve')) return t('handheld.act.resolve');
    return t('handheld.act.other');
  };
}
