import { Check, Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { signalChannels, type SignalChannel } from '../../../../../domain/device/vocabulary.ts';
import { useStrings } from '../../../../strings/index.ts';
import { BigButton } from '../../../../ui/big-button.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { DeviceStep } from '../device-step.tsx';
import { fieldTitle, type Wiring } from './field-words.ts';

/** As many as the largest board has. */
const mostRelays = 32;

interface WiringEditorProps {
  readonly begun: Wiring;
  readonly error: string | undefined;
  readonly onTake: (wiring: Wiring) => void;
  readonly onBack: () => void;
}

/** Which relay each light, the sounder and the door hang on. */
export function WiringEditor({ begun, error, onTake, onBack }: WiringEditorProps) {
  const { t } = useStrings();
  const [wiring, setWiring] = useState(begun);
  const wire = (channel: SignalChannel, relay: number) => {
    const { [channel]: _before, ...others } = wiring;
    setWiring(relay < 1 ? others : { ...others, [channel]: Math.min(relay, mostRelays) });
  };
  return (
    <DeviceStep
      title={fieldTitle('wiring')}
      layout="wide"
      onBack={onBack}
      actions={
        <BigButton kind="primary" icon={Check} onPress={() => onTake(wiring)}>
          {t('device-setup.take')}
        </BigButton>
      }
    >
      {error !== undefined && <Notice tone="problem">{error}</Notice>}
      <ul className="wiring">
        {signalChannels.map((channel) => {
          const relay = wiring[channel];
          const name = t('device-setup.relay-of', { channel: t(`device-channel.${channel}`) });
          return (
            <li key={channel} className="wiring__channel" data-part="channels" aria-label={name}>
              <span className="wiring__name">{t(`device-channel.${channel}`)}</span>
              <BigButton icon={Minus} onPress={() => wire(channel, (relay ?? 0) - 1)}>
                <span className="visually-hidden">{name}</span> {t('device-setup.less')}
              </BigButton>
              <span className="wiring__relay" aria-live="polite">
                {relay ?? t('device-setup.not-wired')}
              </span>
              <BigButton
                icon={Plus}
                onPress={() => wire(channel, relay === undefined ? free(wiring) : relay + 1)}
              >
                <span className="visually-hidden">{name}</span> {t('device-setup.more')}
              </BigButton>
            </li>
          );
        })}
      </ul>
    </DeviceStep>
  );
}

/** The first relay that nothing hangs on yet. */
function free(wiring: Wiring): number {
  const taken = Object.values(wiring);
  let relay = 1;
  while (taken.includes(relay)) relay += 1;
  return relay;
}
