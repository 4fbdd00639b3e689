import type { MaintenanceEntry } from '../../../../domain/device/report.ts';
import { useStrings } from '../../../strings/index.ts';
import { useMomentText } from './use-moment-text.ts';

/** Who did what to the device, and when; newest first. */
export function MaintenanceLog({ entries }: { readonly entries: readonly MaintenanceEntry[] }) {
  const { t } = useStrings();
  const moment = useMomentText();
  return (
    <section className="device-log">
      <h2 data-part="log">{t('device.log')}</h2>
      {entries.length === 0 && <p data-part="log">{t('device.log-none')}</p>}
      <ol>
        {entries.map(({ act, at, by }, index) => (
          <li key={`${at} ${index}`} data-part="log">
            <span>{moment(at)}</span>
            <span>{t(`device-done.${act}`)}</span>
            <span>{by || t('device.somebody')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
