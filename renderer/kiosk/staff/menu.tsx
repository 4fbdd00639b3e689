import {
  ClipboardCheck,
  HandHelping,
  HardHat,
  LogOut,
  MonitorCog,
  Printer,
  ScanFace,
  Siren,
} from 'lucide-react';
import { useIntent } from '../../app/use-intent.ts';
import { useStrings } from '../../strings/index.ts';
import { BigButton } from '../../ui/big-button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ChoiceCard } from '../../ui/choice-card.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import type { ScreenOf } from '../screen-of.ts';
import { alertText } from './alert-text.ts';
import { LinkLine } from './link-line.tsx';

/** What staff can do at a kiosk. The green channel is one touch (R15) and stands apart from the daily work. */
export function Menu({ screen }: { readonly screen: ScreenOf<'staff-menu'> }) {
  const { t } = useStrings();
  const send = useIntent();
  const { reviews, badges, alerts, faces, link } = screen;
  return (
    <Page
      title="staff-menu.title"
      layout="wide"
      navigation={
        <>
          <BigButton icon={LogOut} onPress={() => send({ type: 'sign-out' })}>
            {t('staff.sign-out')}
          </BigButton>
          {link && <LinkLine link={link} />}
        </>
      }
    >
      <div className="staff-menu">
        <ChoiceList label={t('staff-menu.title')}>
          <ChoiceCard
            icon={HandHelping}
            title={t('staff-menu.assisted')}
            detail={t('staff-menu.assisted-detail')}
            onChoose={() => send({ type: 'start-assisted' })}
          />
          <ChoiceCard
            icon={ClipboardCheck}
            title={<Waiting words={t('staff-menu.reviews')} total={reviews} />}
            detail={t('staff-menu.reviews-detail')}
            onChoose={() => send({ type: 'open-reviews' })}
          />
          <ChoiceCard
            icon={Printer}
            title={<Waiting words={t('staff-menu.badges')} total={badges} />}
            detail={t('staff-menu.badges-detail')}
            onChoose={() => send({ type: 'open-badges' })}
          />
          <ChoiceCard
            icon={HardHat}
            title={t('staff-menu.crew')}
            detail={t('staff-menu.crew-detail')}
            onChoose={() => send({ type: 'open-crew' })}
          />
          <ChoiceCard
            icon={MonitorCog}
            title={t('device.menu')}
            detail={t('device.menu-detail')}
            onChoose={() => send({ type: 'open-devices' })}
          />
          {faces && (
            <ChoiceCard
              icon={ScanFace}
              title={t('face-page.menu')}
              detail={t('face-page.menu-detail')}
              onChoose={() => send({ type: 'open-faces' })}
            />
          )}
        </ChoiceList>
      </div>
      <div className="green-channel">
        <ChoiceCard
          icon={Siren}
          title={t('staff-menu.green-channel')}
          detail={t('staff-menu.green-channel-detail')}
          onChoose={() => send({ type: 'start-green-channel' })}
        />
      </div>
      {alerts.length > 0 && (
        <div data-part="alerts">
          <Notice tone="care" title={t('staff-menu.alerts')}>
            <ul>
              {alerts.map((alert) => (
                <li key={`${alert.key} ${alert.device ?? ''}`}>{alertText(alert, t)}</li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
    </Page>
  );
}

/** A number that is seen from two steps away when somebody waits, and is quiet when nobody does. */
function Waiting({ words, total }: { readonly words: string; readonly total: number }) {
  return (
    <span className="staff-waiting">
      {words} <span className={classNames('staff-count', total > 0 && 'staff-count--some')}>{total}</span>
    </span>
  );
}
