import { Check } from 'lucide-react';
import { useState } from 'react';
import { signalChannels, type SignalChannel } from '../../../../../domain/device/vocabulary.ts';
import { useStrings } from '../../../../strings/index.ts';
import { BigButton } from '../../../../ui/big-button.tsx';
import { ChoiceCard } from '../../../../ui/choice-card.tsx';
import { ChoiceList } from '../../../../ui/choice-list.tsx';
import { DeviceStep } from '../device-step.tsx';
import { fieldTitle } from './field-words.ts';

interface ChannelsEditorProps {
  readonly begun: readonly SignalChannel[];
  readonly onTake: (channels: readonly SignalChannel[]) => void;
  readonly onBack: () => void;
}

/** Any number of the channels; a touch takes one in or out. */
export function ChannelsEditor({ begun, onTake, onBack }: ChannelsEditorProps) {
  const { t } = useStrings();
  const [chosen, setChosen] = useState(begun);
  const turn = (channel: SignalChannel) =>
    setChosen(signalChannels.filter((one) => chosen.includes(one) !== (one === channel)));
  return (
    <DeviceStep
      title={fieldTitle('safeOn')}
      layout="wide"
      onBack={onBack}
      actions={
        <BigButton kind="primary" icon={Check} onPress={() => onTake(chosen)}>
          {t('device-setup.take')}
        </BigButton>
      }
    >
      <ChoiceList label={t(fieldTitle('safeOn'))}>
        {signalChannels.map((channel) => (
          <ChoiceCard
            key={channel}
            title={t(`device-channel.${channel}`)}
            isChosen={chosen.includes(channel)}
            onChoose={() => turn(channel)}
          />
        ))}
      </ChoiceList>
    </DeviceStep>
  );
}
