import { Plus } from 'lucide-react';
import { isUsable } from '../../../../domain/device/report.ts';
import { deviceKinds } from '../../../../domain/device/vocabulary.ts';
import type { DeviceView } from '../../../../preload/contract/devices.ts';
import { useIntent } from '../../../app/use-intent.ts';
import { useStrings } from '../../../strings/index.ts';
import { BigButton } from '../../../ui/big-button.tsx';
import { ChoiceCard } from '../../../ui/choice-card.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { kindIcons } from './device-icons.ts';
import { DeviceStep } from './device-step.tsx';
import { HealthMark, WarningMark } from './health-mark.tsx';
import { SaveNotice, type SaveNews } from './save-notice.tsx';
import { driverWords } from './set-up/field-words.ts';
import { useMomentText } from './use-moment-text.ts';

interface DeviceListProps {
  /** `undefined` until main has told them. */
  readonly devices: readonly DeviceView[] | undefined;
  readonly news: SaveNews | undefined;
  /** Absent for those who may not change the set-up. */
  readonly onAdd: (() => void) | undefined;
  readonly onOpen: (id: string) => void;
}

export function DeviceList({ devices, news, onAdd, onOpen }: DeviceListProps) {
  const { t } = useStrings();
  const send = useIntent();
  const sorted = deviceKinds.flatMap((kind) => devices?.filter((device) => device.kind === kind) ?? []);
  return (
    <DeviceStep
      title="device.title"
      layout="wide"
      back="staff.menu"
      onBack={() => send({ type: 'back' })}
      {...(onAdd && {
        actions: (
          <BigButton icon={Plus} onPress={onAdd}>
            {t('device.add')}
          </BigButton>
        ),
      })}
    >
      {news && <SaveNotice news={news} />}
      {!devices && <Notice>{t('device.starting')}</Notice>}
      {devices?.length === 0 && <Notice>{t('device.none')}</Notice>}
      <ChoiceList label={t('device.title')}>
        {sorted.map((device) => (
          <ChoiceCard
            key={device.id}
            icon={kindIcons[device.kind]}
            title={
              <span className="device-card__head">
                {device.id}
                <HealthMark health={device.health} />
              </span>
            }
            detail={<CardFacts device={device} />}
            onChoose={() => onOpen(device.id)}
          />
        ))}
      </ChoiceList>
    </DeviceStep>
  );
}

/** What one wants to know before walking up to a device. */
function CardFacts({ device }: { readonly device: DeviceView }) {
  const { t } = useStrings();
  const moment = useMomentText();
  const { kind, driver, link, inUse, health, since, warnings, labelsLeft } = device;
  const use = inUse ? t('device.in-use') : isUsable(health) ? t('device.standing-by') : undefined;
  const facts = [
    t(`device-kind.${kind}`),
    driverWords(driver, t),
    use,
    t('device.since', { time: moment(since) }),
  ].filter((part) => part !== undefined);
  return (
    <>
      <span className="device-card__facts">{facts.join(' · ')}</span>
      <span className="device-card__facts device-words">{link}</span>
      {(warnings.length > 0 || labelsLeft !== undefined) && (
        <span className="device-card__facts device-card__warnings">
          {warnings.map((warning) => (
            <WarningMark key={warning} warning={warning} />
          ))}
          {labelsLeft !== undefined && t('device.labels-left-count', { total: labelsLeft })}
        </span>
      )}
    </>
  );
}
