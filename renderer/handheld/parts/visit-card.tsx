import type { ReactNode } from 'react';
import { BellRing, Clock, Eye, Users } from 'lucide-react';
import type { VisitItem } from '../../../server/contract/guard.ts';
import { Chip } from '../../web/parts/chip.tsx';
import { useStrings } from '../../web/strings.ts';
import './visit-card.css';

/** Who it is, as far as a list may say, and what matters about it. The name is the heading: it is what is read first. */
export function VisitCard({
  visit,
  when,
  action,
}: {
  readonly visit: VisitItem;
  readonly when: string;
  readonly action?: ReactNode;
}) {
  const { t, local } = useStrings();
  const { maskedName, badgeNumber, host, companions, held, escalated, overdue, erased, route, state } = visit;
  return (
    <div className="visit-card">
      <div className="visit-card__main">
        <p className="visit-card__name">{erased ? t('handheld.erased') : maskedName || badgeNumber}</p>
        <p className="visit-card__line">
          {[t(`handheld.route.${route}`), state === 'inside' ? badgeNumber : '', when]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {host && <p className="visit-card__line">{[host.name, local(host.department)].join(' · ')}</p>}
        <p className="visit-card__chips">
          {held && (
            <Chip tone="problem" icon={Eye}>
              {t('handheld.held')}
            </Chip>
          )}
          {escalated && state === 'awaiting-review' && (
            <Chip tone="care" icon={BellRing}>
              {t('handheld.escalated')}
            </Chip>
          )}
          {overdue && (
            <Chip tone="care" icon={Clock}>
              {t('handheld.overdue')}
            </Chip>
          )}
          {companions > 0 && <Chip icon={Users}>{t('handheld.companions', { count: companions })}</Chip>}
        </p>
      </div>
      {action}
    </div>
  );
}
