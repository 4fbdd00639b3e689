import { useState } from 'react';
import { LogOut, CloudUpload } from 'lucide-react';
import type { VisitItem } from '../../../server/contract/guard.ts';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../web/parts/link.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import { useKeptVisits } from '../outbox.ts';
import { useNow } from '../parts/use-now.ts';
import { VisitCard } from '../parts/visit-card.tsx';
import { LeaveDialog } from './leave-dialog.tsx';

/** People inside, each with the way out beside: it works from the list, so that it works without a line. */
export function InsideCards({
  items,
  onLeft,
}: {
  readonly items: readonly VisitItem[];
  readonly onLeft: () => void;
}) {
  const { t } = useStrings();
  const times = useTimes();
  const now = useNow();
  const kept = useKeptVisits();
  const [leaving, setLeaving] = useState<VisitItem>();
  return (
    <>
      <ul className="card-list">
        {items.map((visit) => (
          <li key={visit.id} className="inside__row">
            <Link to={{ room: 'inside', path: [visit.id] }} className="card-list__item inside__card">
              <VisitCard visit={visit} when={times.ago(visit.since, now)} />
            </Link>
            {kept.has(visit.id) ? (
              <p className="inside__kept" role="status">
                <Icon shape={CloudUpload} />
                {t('handheld.kept-short')}
              </p>
            ) : (
              <button
                type="button"
                className="inside__out"
                aria-label={`${t('handheld.check-out')} ${visit.badgeNumber}`}
                onClick={() => setLeaving(visit)}
              >
                <Icon shape={LogOut} />
                <span>{t('handheld.check-out')}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {leaving && <LeaveDialog visit={leaving} onDone={onLeft} onClose={() => setLeaving(undefined)} />}
    </>
  );
}
