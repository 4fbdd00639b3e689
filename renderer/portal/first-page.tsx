import { ChevronRight } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import { useSite } from '../web/core/session.ts';
import { Link } from '../web/parts/link.tsx';
import { useStrings } from '../web/strings.ts';
import { parts } from './parts.ts';

/** What can be done here without a link of one's own. */
export function FirstPage() {
  const { t, local } = useStrings();
  const site = useSite();
  return (
    <div className="portal__first">
      <h1>{t('portal.welcome', { site: local(site.name) })}</h1>
      <p className="portal__lead">{t('portal.lead')}</p>
      <ul className="portal__offers">
        {parts.map(({ name, offer }) =>
          offer ? (
            <li key={name}>
              <Link to={{ room: name }} className="offer">
                <span>
                  <strong>{t(offer.title)}</strong>
                  <span className="offer__hint">{t(offer.hint)}</span>
                </span>
                <Icon shape={ChevronRight} />
              </Link>
            </li>
          ) : undefined,
        )}
      </ul>
      <p className="portal__lead">{t('portal.have-link')}</p>
    </div>
  );
}
