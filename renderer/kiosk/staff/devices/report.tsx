import { BrushCleaning, Package, Replace, Wrench } from 'lucide-react';
import type { MaintenanceEntry } from '../../../../domain/device/report.ts';
import { reportedActs, type DeviceKind } from '../../../../domain/device/vocabulary.ts';
import { useStrings } from '../../../strings/index.ts';
import { ChoiceCard } from '../../../ui/choice-card.tsx';
import { ChoiceList } from '../../../ui/choice-list.tsx';
import { DeviceStep } from './device-step.tsx';
import { MaintenanceLog } from './maintenance-log.tsx';

type ReportedAct = (typeof reportedActs)[number];

const icons = {
  'labels-loaded': Package,
  cleaned: BrushCleaning,
  replaced: Replace,
  repaired: Wrench,
} as const;

interface ReportProps {
  readonly kind: DeviceKind;
  readonly log: readonly MaintenanceEntry[];
  readonly onChoose: (act: ReportedAct) => void;
  readonly onBack: () => void;
}

/** What was done to a device, and what more a person did with their hands, which is written down under their name. */
export function Report({ kind, log, onChoose, onBack }: ReportProps) {
  const { t } = useStrings();
  const acts = reportedActs.filter((act) => act !== 'labels-loaded' || kind === 'label-printer');
  return (
    <DeviceStep
      title="device-report.title"
      hint="device-report.hint"
      layout="wide"
      back="device.back"
      onBack={onBack}
    >
      <ChoiceList label={t('device-report.title')}>
        {acts.map((act) => (
          <ChoiceCard
            key={act}
            icon={icons[act]}
            title={t(`device-report.${act}`)}
            {...(act === 'labels-loaded' && { detail: t('device-report.labels-loaded-detail') })}
            onChoose={() => onChoose(act)}
          />
        ))}
      </ChoiceList>
      <MaintenanceLog entries={log} />
    </DeviceStep>
  );
}
