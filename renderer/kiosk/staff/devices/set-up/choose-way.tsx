import { Cable } from 'lucide-react';
import { useStrings, type StringKey } from '../../../../strings/index.ts';
import { BigButton } from '../../../../ui/big-button.tsx';
import { ChoiceCard } from '../../../../ui/choice-card.tsx';
import { ChoiceList } from '../../../../ui/choice-list.tsx';
import { DeviceStep } from '../device-step.tsx';

interface ChooseWayProps {
  readonly title: StringKey;
  readonly ways: readonly string[];
  readonly wordsOf: (way: string) => string;
  readonly chosen: string | undefined;
  readonly onChoose: (way: string) => void;
  /** Offers what is plugged in instead. */
  readonly onPort?: () => void;
  readonly onBack: () => void;
}

/** A driver, or the connection it uses. */
export function ChooseWay({ title, ways, wordsOf, chosen, onChoose, onPort, onBack }: ChooseWayProps) {
  const { t } = useStrings();
  return (
    <DeviceStep
      title={title}
      layout="wide"
      onBack={onBack}
      {...(onPort && {
        actions: (
          <BigButton icon={Cable} onPress={onPort}>
            {t('device-setup.pick-found')}
          </BigButton>
        ),
      })}
    >
      <ChoiceList label={t(title)}>
        {ways.map((way) => (
          <ChoiceCard
            key={way}
            title={wordsOf(way)}
            isChosen={way === chosen}
            onChoose={() => onChoose(way)}
          />
        ))}
      </ChoiceList>
    </DeviceStep>
  );
}
