import { Suspense, useEffect, useRef, useState } from 'react';
import { DoorClosed, Menu, X } from 'lucide-react';
import { useAccount, useSite } from '../web/core/session.ts';
import { classNames } from '../ui/class-names.ts';
import { AccountMenu } from '../web/account/account-menu.tsx';
import { AccountRoom } from '../web/account/account-room.tsx';
import { ErrorBoundary } from '../web/frame/error-boundary.tsx';
import { LineBanner } from '../web/frame/line-banner.tsx';
import { Mark } from '../web/frame/mark.tsx';
import { roomsFor } from '../web/frame/rooms.ts';
import { SkipLink } from '../web/frame/skip-link.tsx';
import { Button } from '../web/parts/button.tsx';
import { Empty } from '../web/states/empty.tsx';
import { Loading } from '../web/states/loading.tsx';
import { useStrings } from '../web/strings.ts';
import { usePlace } from '../web/use-place.ts';
import { Navigation } from './navigation.tsx';
import { rooms } from './rooms.ts';
import './frame.css';

/** The desk's page: the rooms of one's role at the side, the room in the middle. */
export function ConsoleFrame() {
  const { t, local } = useStrings();
  const site = useSite();
  const { role } = useAccount();
  const place = usePlace();
  const main = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const mine = roomsFor(rooms, role);
  const name = place.room === '' ? mine[0]?.name : place.room;

  useEffect(() => {
    setOpen(false);
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [name]);

  return (
    <div className="console">
      <SkipLink />
      <header className={classNames('console__side', open && 'console__side--open')}>
        <div className="console__name">
          <Mark />
          <p>
            <strong>{t('web.product')}</strong>
            <span>{local(site.name)}</span>
          </p>
          <span className="console__toggle">
            <Button
              kind="quiet"
              icon={open ? X : Menu}
              label={t(open ? 'console.close-menu' : 'console.open-menu')}
              onPress={() => setOpen(!open)}
            />
          </span>
        </div>
        <Navigation rooms={mine} current={name} />
        <AccountMenu />
      </header>
      {mine.map(({ name: key, Always }) => Always && <Always key={key} />)}
      <div className="console__middle">
        <LineBanner />
        <main id="main" ref={main} className="console__main" tabIndex={-1}>
          {site.simulated && <p className="console__simulated">{t('web.simulated')}</p>}
          <ErrorBoundary key={name}>
            <Suspense fallback={<Loading lines={8} />}>
              <CurrentRoom name={name} />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
    </div>
  );
}

function CurrentRoom({ name }: { readonly name: string | undefined }) {
  const { t } = useStrings();
  const { role } = useAccount();
  const place = usePlace();
  if (name === 'account') return <AccountRoom />;
  const room = roomsFor(rooms, role).find((one) => one.name === name);
  if (!room) return <Empty isPage title={t('web.no-room')} icon={DoorClosed} />;
  return <room.Room place={place} />;
}
