import { RefreshCw } from 'lucide-react';
import { Button } from '../../web/parts/button.tsx';
import { useStrings } from '../../web/strings.ts';
import { useTimes } from '../../web/times.ts';
import type { QueryAnswer } from '../../web/use-query.ts';
import './as-of.css';

/** How old what is on the screen is, and a way to ask anew. */
export function AsOf({ query }: { readonly query: QueryAnswer<unknown> }) {
  const { t } = useStrings();
  const times = useTimes();
  const { loadedAt, refresh } = query;
  return (
    <div className="as-of">
      {loadedAt !== undefined && <span>{t('handheld.as-of', { time: times.time(loadedAt) })}</span>}
      <Button kind="quiet" icon={RefreshCw} label={t('web.retry')} onPress={refresh} />
    </div>
  );
}
