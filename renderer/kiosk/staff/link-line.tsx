import { localDay, localTime } from '../../../domain/kernel/time.ts';
import type { SiteLink } from '../../../domain/visit/site-link.ts';
import { useStatus } from '../../app/store.ts';
import { useStrings } from '../../strings/index.ts';

/** How old what the kiosk knows is, and what the site does not know yet. The kiosk works either way. */
export function LinkLine({ link }: { readonly link: SiteLink }) {
  const { t } = useStrings();
  const { timeZone } = useStatus().site;
  const { state, dataAt, pending } = link;
  const time =
    dataAt === undefined
      ? t('link.never')
      : `${localDay(dataAt, timeZone).slice(5)} ${localTime(dataAt, timeZone)}`;
  return (
    <p className="staff-link">
      {t(state === 'offline' ? 'link.offline' : 'link.online', { time, count: pending })}
    </p>
  );
}
