import { Hand, MonitorX, Unplug } from 'lucide-react';
import type { Instant } from '../../domain/kernel/time.ts';
import type { KioskStatus } from '../../domain/visit/status.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useIdleAnnouncement } from '../ui/sound/index.ts';
import { useSecondsUntil } from './clock.ts';
import { useKioskStore } from './store.ts';
import { useIntent } from './use-intent.ts';
import './takeovers.css';

/** What lies above every screen, most serious first; one at a time. */
export function Takeovers({ status }: { readonly status: KioskStatus }) {
  const connection = useKioskStore((state) => state.connection);
  const { t } = useStrings();
  useIdleAnnouncement(status.idleWarning !== undefined, 'idle.title');

  if (connection === 'taken-over') {
    return (
      <Dialog title={t('connection.title-taken-over')} icon={MonitorX}>
        <p>{t('connection.body-taken-over')}</p>
      </Dialog>
    );
  }
  if (connection === 'disconnected') {
    return (
      <Dialog title={t('connection.title')} icon={Unplug}>
        <p>{t('connection.body')}</p>
      </Dialog>
    );
  }
  return status.idleWarning && <IdleWarning endsAt={status.idleWarning.endsAt} />;
}

/** Any touch on the one button is enough, as often as it takes (WCAG 2.2.1). */
function IdleWarning({ endsAt }: { readonly endsAt: Instant }) {
  const { t } = useStrings();
  const send = useIntent();
  const secondsLeft = useSecondsUntil(endsAt);
  return (
    <Dialog
      title={t('idle.title')}
      hidesScreen
      actions={
        <BigButton kind="primary" icon={Hand} onPress={() => send({ type: 'still-here' })}>
          {t('idle.stay')}
        </BigButton>
      }
    >
      <p className="idle-count" role="timer">
        <strong>{secondsLeft}</strong>
        <span>{t('idle.seconds')}</span>
      </p>
      <p>{t('idle.body')}</p>
    </Dialog>
  );
}
