import { DoorOpen, Lightbulb, RotateCw, Ruler, Tag, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { signalChannels, type SignalChannel } from '../../../../domain/device/vocabulary.ts';
import type { DeviceAct, DeviceView } from '../../../../preload/contract/devices.ts';
import { useStrings } from '../../../strings/index.ts';
import { BigButton } from '../../../ui/big-button.tsx';

interface DeviceTestsProps {
  readonly device: DeviceView;
  /** Something is being done just now. */
  readonly isBusy: boolean;
  readonly onAct: (act: DeviceAct) => void;
}

const channelIcons = {
  red: Lightbulb,
  amber: Lightbulb,
  green: Lightbulb,
  sounder: Volume2,
  door: DoorOpen,
} as const;

/** What can be tried on a device of this kind. */
export function DeviceTests({ device, isBusy, onAct }: DeviceTestsProps) {
  const { t } = useStrings();
  const { id, kind } = device;
  return (
    <section className="device-tests" aria-label={t('device-act.tests')} data-part="tests">
      {(kind === 'id-reader' || kind === 'code-scanner') && <Trial device={device} />}
      <div className="device-tests__acts">
        {kind === 'label-printer' && (
          <>
            <BigButton
              icon={Tag}
              isDisabled={isBusy}
              onPress={() => onAct({ type: 'test-label', device: id })}
            >
              {t('device-act.test-label')}
            </BigButton>
            <BigButton
              icon={Ruler}
              isDisabled={isBusy}
              onPress={() => onAct({ type: 'calibrate', device: id })}
            >
              {t('device-act.calibrate')}
            </BigButton>
          </>
        )}
        {wiredChannels(device).map((channel) => (
          <BigButton
            key={channel}
            icon={channelIcons[channel]}
            isDisabled={isBusy}
            onPress={() => onAct({ type: 'test-signal', device: id, channel })}
          >
            {t(`device-channel.${channel}`)}
          </BigButton>
        ))}
        <BigButton icon={RotateCw} isDisabled={isBusy} onPress={() => onAct({ type: 'restart', device: id })}>
          {t('device-act.restart')}
        </BigButton>
      </div>
    </section>
  );
}

/** The channels of a relay board that something hangs on; a simulated board has all of them. */
function wiredChannels({ kind, config }: DeviceView): readonly SignalChannel[] {
  if (kind !== 'relay-board') return [];
  return 'wiring' in config
    ? signalChannels.filter((channel) => config.wiring[channel] !== undefined)
    : signalChannels;
}

/** A reader is tried by letting it read: what it counted since the page was opened, as it counts. */
function Trial({ device: { kind, config, counters } }: { readonly device: DeviceView }) {
  const { t } = useStrings();
  const [before] = useState(counters);
  const passports = config.driver === 'mrz' || ('reads' in config && config.reads === 'passports');
  const what = kind === 'code-scanner' ? 'codes' : passports ? 'passports' : 'cards';
  const misreads = Math.max(0, counters.misreads - before.misreads);
  return (
    <div className="device-trial">
      <p>{t(`device-try.${what}`)}</p>
      <p className="device-trial__count" aria-live="polite">
        {Math.max(0, counters.reads - before.reads)}
      </p>
      {misreads > 0 && <p className="health--problem">{t('device-try.misreads', { total: misreads })}</p>}
    </div>
  );
}
