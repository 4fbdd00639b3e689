import type { ReactNode } from 'react';
import { isUsable, type DeviceHealth } from '../../../../domain/device/report.ts';
import type { DeviceView } from '../../../../preload/contract/devices.ts';
import { useStrings } from '../../../strings/index.ts';
import { wordOf } from './catalogue.ts';
import { HealthMark, toneOf, WarningMark } from './health-mark.tsx';
import { driverWords } from './set-up/field-words.ts';
import { useMomentText } from './use-moment-text.ts';

/** How a device is, since when, where it is and what it said last. */
export function DeviceFacts({ device }: { readonly device: DeviceView }) {
  const { t } = useStrings();
  const moment = useMomentText();
  const { id, driver, link, health, since, inUse, warnings, says, lastError, labelsLeft } = device;
  return (
    <>
      <section className={`device-state device-state--${toneOf(health)}`} data-part="state">
        <p className="device-state__id">{id}</p>
        <p className="device-state__health" aria-live="polite">
          <HealthMark health={health} />
        </p>
        <p>{t('device.since', { time: moment(since) })}</p>
        <Use inUse={inUse} health={health} />
        {warnings.map((warning) => (
          <p key={warning}>
            <WarningMark warning={warning} />
          </p>
        ))}
        {labelsLeft !== undefined && <p>{t('device.labels-left-count', { total: labelsLeft })}</p>}
      </section>
      <dl className="device-facts">
        <Fact label={t('device.where')}>
          {driverWords(driver, t)}
          <span className="device-words">{link}</span>
        </Fact>
        {says !== undefined && (
          <Fact label={t('device.says')}>
            <span className="device-words">{says}</span>
          </Fact>
        )}
        {lastError && (
          <Fact label={t('device.last-error')}>
            {moment(lastError.at)}
            {/* A device that gave no reason is known by its state alone. */}
            <span className="device-words">
              {wordOf(`device-health.${lastError.words}`, lastError.words, t)}
            </span>
          </Fact>
        )}
      </dl>
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div data-part="state">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Use({ inUse, health }: { readonly inUse: boolean; readonly health: DeviceHealth }) {
  const { t } = useStrings();
  if (!inUse && !isUsable(health)) return null;
  return <p className="device-use">{t(inUse ? 'device.in-use' : 'device.standing-by')}</p>;
}
