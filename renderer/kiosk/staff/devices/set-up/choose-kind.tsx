import { deviceKinds, type DeviceKind } from '../../../../../domain/device/vocabulary.ts';
import { useStrings } from '../../../../strings/index.ts';
import { ChoiceCard } from '../../../../ui/choice-card.tsx';
import { ChoiceList } from '../../../../ui/choice-list.tsx';
import { kindIcons } from '../device-icons.ts';
import { DeviceStep } from '../device-step.tsx';

interface ChooseKindProps {
  readonly onChoose: (kind: DeviceKind) => void;
  readonly onBack: () => void;
}

/** What a new device is for; everything else follows from that. */
export function ChooseKind({ onChoose, onBack }: ChooseKindProps) {
  const { t } = useStrings();
  return (
    <DeviceStep title="device-setup.kind" layout="wide" back="device.all" onBack={onBack}>
      <ChoiceList label={t('device-setup.kind')}>
        {deviceKinds.map((kind) => (
          <ChoiceCard
            key={kind}
            icon={kindIcons[kind]}
            title={t(`device-kind.${kind}`)}
            detail={t(`device-kind.${kind}-detail`)}
            onChoose={() => onChoose(kind)}
          />
        ))}
      </ChoiceList>
    </DeviceStep>
  );
}
