import type { VisitDetail } from '../../../server/contract/guard.ts';
import { Notice } from '../../ui/notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';

/** Why a person has to decide, to whoever may know; and who has decided already. */
export function HoldNotice({ visit }: { readonly visit: VisitDetail }) {
  const { t } = useStrings();
  const times = useTimes();
  const { held, hold, decided, mayDecide } = visit;
  if (decided)
    return (
      <Notice>
        {t(`handheld.decided-${decided.decision}`, { by: decided.by, time: times.time(decided.at) })}
      </Notice>
    );
  if (hold && visit.state !== 'left') return <Notice tone="problem">{t(`handheld.held-${hold}`)}</Notice>;
  return held && !mayDecide ? <Notice tone="care">{t('handheld.held-desk')}</Notice> : null;
}
