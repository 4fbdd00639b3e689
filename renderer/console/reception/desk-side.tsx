import { MousePointerClick } from 'lucide-react';
import type { Place } from '../../web/core/router.ts';
import { Empty } from '../../web/states/empty.tsx';
import { useStrings } from '../../web/strings.ts';
import { ArrivePanel } from './arrive-panel.tsx';
import { VisitPanel } from './visit-panel.tsx';
import { WalkInPanel } from './walk-in-panel.tsx';

/** Beside the lists: whoever stands at the desk. Its place is kept when it is empty, so that nothing jumps. */
export function DeskSide({ place }: { readonly place: Place }) {
  const { t } = useStrings();
  const [what, id = '', act] = place.path;
  return (
    <aside className="desk-side" aria-label={t('desk.side')}>
      {what === 'visit' && <VisitPanel key={id} id={id} isLeaving={act === 'leave'} />}
      {what === 'arrive' && <ArrivePanel key={id} id={id} />}
      {what === 'walk-in' && <WalkInPanel key={id} />}
      {what === undefined && (
        <div className="panel">
          <Empty title={t('desk.choose')} icon={MousePointerClick}>
            <p>{t('desk.choose-hint')}</p>
          </Empty>
        </div>
      )}
    </aside>
  );
}
