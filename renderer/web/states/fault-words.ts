import type { ApiFault } from '../core/fault.ts';
import { useStrings } from '../strings.ts';

/** Words for a fault: the server's own key where the page knows it, else what kind of fault it is. */
export function useFaultWords(): (fault: ApiFault) => string {
  const { t, known } = useStrings();
  return ({ kind, key, retryAfterMs }) => {
    if (key === 'rate-limited' && retryAfterMs !== undefined)
      return t('fault.rate-limited-until', { minutes: Math.max(1, Math.ceil(retryAfterMs / 60_000)) });
    if (kind === 'refused' || kind === 'signed-out')
      return known(`fault.${key}`, kind === 'refused' ? 'fault.refused' : 'fault.not-signed-in');
    return t(`fault.${kind}`);
  };
}

/** Words for what is wrong with a field: `error.…`, as on the kiosk. */
export function useFieldWords(): (key: string) => string {
  const { known } = useStrings();
  return (key) => known(`error.${key}`, 'error.wrong');
}
