import { ClipboardCheck, HandHelping, LogOut, Printer, Siren } from 'lucide-react';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { alertText } from './alert-text.ts';

/** What staff can do at a kiosk. The green channel is one touch (R15) and stands apart from the daily work. */
export function Menu({ screen: { reviews, badges, alerts } }: { readonly screen: ScreenOf<'staff-menu'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const count = (total: number) => (total > 0 ? t('staff-menu.count', { total }) : t('staff-menu.none'));
  return (
    <Page
      title="staff-menu.title"
      navigation={
        <BigButton icon={LogOut} onPress={() => send({ type: 'sign-out' })}>
          {t('staff.sign-out')}
        </BigButton>
      }
    >
      <ChoiceList label={t('staff-menu.title')}>
        <ChoiceCard
          icon={HandHelping}
          title={t('staff-menu.assisted')}
          detail={t('staff-menu.assisted-detail')}
          onChoose={() => send({ type: 'start-assisted' })}
        />
        <ChoiceCard
          icon={ClipboardCheck}
          title={t('staff-menu.reviews')}
          detail={count(reviews)}
          onChoose={() => send({ type: 'open-reviews' })}
        />
        <ChoiceCard
          icon={Printer}
          title={t('staff-menu.badges')}
          detail={count(badges)}
          onChoose={() => send({ type: 'open-badges' })}
        />
      </ChoiceList>
      <div className="green-channel">
        <ChoiceCard
          icon={Siren}
          title={t('staff-menu.green-channel')}
          detail={t('staff-menu.green-channel-detail')}
          onChoose={() => send({ type: 'start-green-channel' })}
        />
      </div>
      {alerts.length > 0 && (
        <Notice tone="care" title={t('staff-menu.alerts')}>
          <ul>
            {alerts.map((alert) => (
              <li key={alert}>{alertText(alert, t)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Page>
  );
}
