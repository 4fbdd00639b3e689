import { useStrings } from '../strings.ts';
import './waiting-mark.css';

/** How much waits in a room. */
export function WaitingMark({ waiting }: { readonly waiting: number }) {
  const { t } = useStrings();
  if (waiting === 0) return null;
  return (
    <span className="waiting-mark">
      <span aria-hidden>{waiting > 99 ? '99+' : waiting}</span>
      <span className="visually-hidden">{t('web.waiting', { count: waiting })}</span>
    </span>
  );
}
