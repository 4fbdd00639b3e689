import { Notice } from '../../ui/notice.tsx';
import type { ApiFault } from '../core/fault.ts';
import { FaultNotice } from '../states/fault-notice.tsx';
import { useStrings } from '../strings.ts';
import { useTimes } from '../times.ts';

/** Why signing in failed. What is wrong (name or password) is not told: that would say which names exist. */
export function SignInFault({ fault }: { readonly fault: ApiFault | undefined }) {
  const { t } = useStrings();
  const times = useTimes();
  const until = fault?.details?.['until'];
  if (fault?.key === 'locked' && until !== undefined)
    return <Notice tone="problem">{t('account.locked', { time: times.time(momentOf(until)) })}</Notice>;
  return <FaultNotice fault={fault} />;
}

/** Milliseconds since 1970, or the same written out. */
function momentOf(until: string | number): number {
  return typeof until === 'number' ? until : Date.parse(until);
}
