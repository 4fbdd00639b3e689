import type { ReactNode } from 'react';
import { useSession } from '../core/session.ts';
import { useStrings } from '../strings.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Mark } from './mark.tsx';
import './door-page.css';

/** What stands before somebody is signed in: the house's sign, the site's name, one sheet. */
export function DoorPage({ children }: { readonly children?: ReactNode }) {
  const { t, local } = useStrings();
  const site = useSession((state) => state.site);
  return (
    <div className="door-page">
      <header className="door-page__top">
        <LanguageSwitch />
      </header>
      <main className="door-page__middle">
        <div className="door-page__name">
          <Mark />
          <p>
            <strong>{t('web.product')}</strong>
            <span>{site ? local(site.name) : '\u00a0'}</span>
          </p>
        </div>
        <div className="door-page__sheet">{children}</div>
        {site?.simulated && <p className="door-page__simulated">{t('web.simulated')}</p>}
      </main>
    </div>
  );
}
