import { useState } from 'react';
import { Siren } from 'lucide-react';
import type { AlertShape } from '../../../server/contract/alerts.ts';
import { classNames } from '../../ui/class-names.ts';
import { ReasonDialog } from '../../web/dialogs/reason-dialog.tsx';
import { Chip } from '../../web/parts/chip.tsx';
import { Link } from '../../web/parts/link.tsx';
import { FaultNotice } from '../../web/states/fault-notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { toast } from '../../web/toasts/toasts.ts';
import { useAction } from '../../web/use-action.ts';
import { outbox } from '../outbox.ts';
import { GloveButton } from '../parts/glove-button.tsx';
import { useAlertLines } from './alert-lines.ts';
import './alert-card.css';

/** One alert: what, where, who sees to it, and the next thing to do about it. */
export function AlertCard({ alert, onDone }: { readonly alert: AlertShape; readonly onDone: () => void }) {
  const { t } = useStrings();
  const lines = useAlertLines(alert);
  const [noting, setNoting] = useState(false);
  const act = useAction((what: 'acknowledge' | 'resolve', note?: string) =>
    outbox.send(`/alerts/${encodeURIComponent(alert.id)}/${what}`, note === undefined ? {} : { note }),
  );
  const press = async (what: 'acknowledge' | 'resolve', note?: string) => {
    const answer = await act.run(what, note);
    if (!answer?.ok) return;
    if (answer.value === 'queued') toast(t('handheld.kept'), 'care');
    setNoting(false);
    onDone();
  };
  const isUrgent = alert.level === 'urgent' && alert.state !== 'resolved';
  return (
    <li className={classNames('card-list__item', 'alert-card', isUrgent && 'card-list__item--urgent')}>
      <h2 className="alert-card__title">{t(`handheld.alert.${alert.kind}`)}</h2>
      {isUrgent && alert.state === 'open' && (
        <Chip tone="problem" icon={Siren}>
          {t('handheld.alert-urgent')}
        </Chip>
      )}
      {lines.map((line) => (
        <p key={line} className="alert-card__line">
          {line}
        </p>
      ))}
      {alert.visit && alert.state !== 'resolved' && (
        <Link
          to={
            alert.kind === 'green-channel-due'
              ? { room: 'green-channel', path: [alert.visit.id] }
              : { room: 'queue', path: [alert.visit.id] }
          }
          className="alert-card__link"
        >
          {t(alert.kind === 'green-channel-due' ? 'handheld.alert-open-task' : 'handheld.alert-open-visit')}
        </Link>
      )}
      {!noting && <FaultNotice fault={act.fault} />}
      {alert.state === 'open' && (
        <GloveButton kind="primary" busy={act.busy} onPress={() => void press('acknowledge')}>
          {t('handheld.alert-take')}
        </GloveButton>
      )}
      {alert.state === 'acknowledged' && (
        <GloveButton
          busy={act.busy}
          onPress={() => (alert.needsNote ? setNoting(true) : void press('resolve'))}
        >
          {t('handheld.alert-resolve')}
        </GloveButton>
      )}
      {noting && (
        <ReasonDialog
          title={t('handheld.alert-resolve-title')}
          action={t('handheld.alert-resolve')}
          maxLength={300}
          busy={act.busy}
          fault={act.fault}
          onDecide={({ words }) => void press('resolve', words)}
          onClose={() => setNoting(false)}
        />
      )}
    </li>
  );
}
