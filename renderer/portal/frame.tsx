import { Suspense } from 'react';
import { LinkIcon } from 'lucide-react';
import { useSession } from '../web/core/session.ts';
import { ErrorBoundary } from '../web/frame/error-boundary.tsx';
import { LanguageSwitch } from '../web/frame/language-switch.tsx';
import { LineBanner } from '../web/frame/line-banner.tsx';
import { Mark } from '../web/frame/mark.tsx';
import { SkipLink } from '../web/frame/skip-link.tsx';
import { useSessionStart } from '../web/frame/use-session-start.ts';
import { Panel } from '../web/parts/panel.tsx';
import { session } from '../web/services.ts';
import { Empty } from '../web/states/empty.tsx';
import { FaultNotice } from '../web/states/fault-notice.tsx';
import { Loading } from '../web/states/loading.tsx';
import { useStrings } from '../web/strings.ts';
import { usePlace } from '../web/use-place.ts';
import { FirstPage } from './first-page.tsx';
import { parts } from './parts.ts';
import './frame.css';

/** The visitor's page: one column, one matter at a time, made for a phone held in one hand. */
export function PortalFrame() {
  const { t, local } = useStrings();
  const site = useSession((state) => state.site);
  useSessionStart();
  return (
    <div className="portal">
      <SkipLink />
      <header className="portal__top">
        <a className="portal__name" href="#/">
          <Mark />
          <span>{site ? local(site.name) : t('portal.title')}</span>
        </a>
        <LanguageSwitch />
      </header>
      <LineBanner />
      <main id="main" className="portal__main" tabIndex={-1}>
        {site ? <CurrentPart /> : <Waiting />}
      </main>
      <footer className="portal__foot">
        <p>{t('portal.promise')}</p>
        {site?.simulated && <p>{t('web.simulated')}</p>}
      </footer>
    </div>
  );
}

function Waiting() {
  const { phase, fault } = useSession();
  return phase === 'unreachable' ? (
    <FaultNotice fault={fault} onRetry={() => void session.load()} />
  ) : (
    <Loading lines={6} />
  );
}

function CurrentPart() {
  const { t } = useStrings();
  const place = usePlace();
  if (place.room === '') return <FirstPage />;
  const part = parts.find(({ name }) => name === place.room);
  if (!part)
    return (
      <Panel>
        <Empty isPage title={t('portal.no-such-page')} icon={LinkIcon}>
          {t('portal.no-such-page-hint')}
        </Empty>
      </Panel>
    );
  return (
    <ErrorBoundary key={part.name}>
      <Suspense fallback={<Loading lines={6} />}>
        <part.Room place={place} />
      </Suspense>
    </ErrorBoundary>
  );
}
