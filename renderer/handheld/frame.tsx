import { Suspense, useEffect, useRef } from 'react';
import { CircleUserRound, DoorClosed } from 'lucide-react';
import { useAccount, useSite } from '../web/core/session.ts';
import { Icon } from '../ui/icon.tsx';
import { AccountRoom } from '../web/account/account-room.tsx';
import { ErrorBoundary } from '../web/frame/error-boundary.tsx';
import { LineBanner } from '../web/frame/line-banner.tsx';
import { Mark } from '../web/frame/mark.tsx';
import { roomsFor } from '../web/frame/rooms.ts';
import { Link } from '../web/parts/link.tsx';
import { Empty } from '../web/states/empty.tsx';
import { Loading } from '../web/states/loading.tsx';
import { useStrings } from '../web/strings.ts';
import { usePlace } from '../web/use-place.ts';
import { OutboxBanner } from './outbox-banner.tsx';
import { tabs } from './tabs.ts';
import './frame.css';

/** The guard's phone: what is to be done in the middle, everything else under the thumb. */
export function HandheldFrame() {
  const { t, local } = useStrings();
  const site = useSite();
  const { role, name: who } = useAccount();
  const place = usePlace();
  const main = useRef<HTMLElement>(null);
  const mine = roomsFor(tabs, role);
  const name = place.room === '' ? mine[0]?.name : place.room;
  const tab = mine.find((one) => one.name === name);

  useEffect(() => {
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [name]);

  return (
    <div className="handheld">
      <header className="handheld__top">
        <Mark />
        <p className="handheld__site">{local(site.name)}</p>
        <Link to={{ room: 'account' }} className="handheld__account" isCurrent={name === 'account'}>
          <Icon shape={CircleUserRound} />
          <span>{who}</span>
        </Link>
      </header>
      <LineBanner />
      <OutboxBanner />
      {mine.map(({ name: key, Always }) => Always && <Always key={key} />)}
      <main id="main" ref={main} className="handheld__main" tabIndex={-1}>
        <ErrorBoundary key={name}>
          <Suspense fallback={<Loading lines={6} />}>
            {name === 'account' ? (
              <AccountRoom />
            ) : tab ? (
              <tab.Room place={place} />
            ) : (
              <Empty isPage title={t('web.no-room')} icon={DoorClosed} />
            )}
          </Suspense>
        </ErrorBoundary>
        {site.simulated && <p className="handheld__simulated">{t('web.simulated')}</p>}
      </main>
      {mine.length > 0 && (
        <nav className="handheld__tabs" aria-label={t('handheld.tabs')}>
          {mine.map(({ name: to, words, icon, Waiting }) => (
            <Link key={to} to={{ room: to }} className="handheld__tab" isCurrent={to === name}>
              <Icon shape={icon} />
              <span>{t(words)}</span>
              {Waiting && <Waiting />}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
