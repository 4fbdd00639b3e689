import { CircleAlert, CloudUpload } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import { Button } from '../web/parts/button.tsx';
import { useStrings } from '../web/strings.ts';
import { useOutboxState } from './outbox.ts';
import './outbox-banner.css';

/** What was done without a line and is not with the server yet, and what the server would not take afterwards. */
export function OutboxBanner() {
  const { t } = useStrings();
  const { waiting, refused } = useOutboxState();
  return (
    <div role="status" className="outbox-banner">
      {waiting > 0 && (
        <p>
          <Icon shape={CloudUpload} />
          {t('handheld.outbox-waiting', { count: waiting })}
        </p>
      )}
      {refused > 0 && (
        <p className="outbox-banner__refused">
          <Icon shape={CircleAlert} />
          <span>{t('handheld.outbox-refused', { count: refused })}</span>
          <Button small onPress={() => useOutboxState.setState({ refused: 0 })}>
            {t('handheld.outbox-read')}
          </Button>
        </p>
      )}
    </div>
  );
}
