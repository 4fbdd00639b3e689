import type { DeviceCounter, DeviceKind } from '../../../../domain/device/vocabulary.ts';
import type { DeviceView } from '../../../../preload/contract/devices.ts';
import { useStrings } from '../../../strings/index.ts';

/** What each kind of device is counted by. */
const countersOf: Readonly<Record<DeviceKind, readonly DeviceCounter[]>> = {
  'id-reader': ['reads', 'misreads', 'retries', 'restarts'],
  'label-printer': ['labels', 'retries', 'restarts'],
  'code-scanner': ['reads', 'misreads', 'restarts'],
  camera: ['restarts'],
  'relay-board': ['retries', 'restarts'],
};

export function DeviceCounters({ kind, counters }: Pick<DeviceView, 'kind' | 'counters'>) {
  const { t } = useStrings();
  return (
    <dl className="device-counters" aria-label={t('device.counters')} data-part="tests">
      {countersOf[kind].map((counter) => (
        <div key={counter}>
          <dt>{t(`device-counter.${counter}`)}</dt>
          <dd>{counters[counter]}</dd>
        </div>
      ))}
    </dl>
  );
}
