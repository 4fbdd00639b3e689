import { ClipboardPen, Settings2 } from 'lucide-react';
import type { DeviceKind } from '../../../../domain/device/vocabulary.ts';
import type { DeviceAct, DeviceView } from '../../../../preload/contract/devices.ts';
import { useStrings } from '../../../strings/index.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { ActNotice } from './act-notice.tsx';
import { kindIcons } from './device-icons.ts';
import { DeviceCounters } from './device-counters.tsx';
import { DeviceFacts } from './device-facts.tsx';
import { DeviceStep } from './device-step.tsx';
import { DeviceTests } from './device-tests.tsx';
import { MaintenanceLog } from './maintenance-log.tsx';
import { SaveNotice, type SaveNews } from './save-notice.tsx';
import type { LastAct } from './use-device-acts.ts';

interface DeviceDetailProps {
  readonly kind: DeviceKind;
  /** `undefined` while a device that was just set up is not there yet. */
  readonly device: DeviceView | undefined;
  readonly last: LastAct | undefined;
  readonly news: SaveNews | undefined;
  readonly onAct: (act: DeviceAct) => void;
  readonly onReport: () => void;
  /** Absent for those who may not change the set-up. */
  readonly onSetUp: (() => void) | undefined;
  readonly onBack: () => void;
}

/** As much of the log as is read in passing; all of it stands where something is added to it. */
const glance = 3;

/** One device: how it is, what it says, what can be tried on it, and who did what to it. */
export function DeviceDetail(props: DeviceDetailProps) {
  const { kind, device, last, news, onAct, onReport, onSetUp, onBack } = props;
  const { t } = useStrings();
  return (
    <DeviceStep
      title={`device-kind.${kind}`}
      icon={kindIcons[kind]}
      layout="wide"
      about={device?.id ?? ''}
      back="device.all"
      onBack={onBack}
      {...(device && {
        actions: (
          <>
            <BigButton icon={ClipboardPen} onPress={onReport}>
              {t('device-act.report')}
            </BigButton>
            {onSetUp && (
              <BigButton icon={Settings2} onPress={onSetUp}>
                {t('device-act.set-up')}
              </BigButton>
            )}
          </>
        ),
      })}
    >
      {news && <SaveNotice news={news} />}
      {device ? (
        <div className="device-detail">
          <div className="device-detail__side">
            <DeviceFacts device={device} />
          </div>
          <div className="device-detail__side">
            <DeviceCounters kind={kind} counters={device.counters} />
            <DeviceTests
              key={device.id}
              device={device}
              isBusy={last !== undefined && !last.result}
              onAct={onAct}
            />
            {last && <ActNotice last={last} />}
            <MaintenanceLog entries={device.maintenance.slice(0, glance)} />
          </div>
        </div>
      ) : (
        <Notice>{t('device.being-set-up')}</Notice>
      )}
    </DeviceStep>
  );
}
