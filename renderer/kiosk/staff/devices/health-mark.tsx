import {
  CircleAlert,
  CircleCheck,
  CircleQuestionMark,
  LoaderCircle,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import { needsCare, type DeviceHealth } from '../../../../domain/device/report.ts';
import type { PrinterWarning } from '../../../../domain/device/vocabulary.ts';
import { useStrings } from '../../../strings/index.ts';
import { Icon, type IconShape } from '../../../ui/icon.tsx';

/** Colours a state; its icon and its words say the same without colour. */
export function toneOf(health: DeviceHealth): 'good' | 'plain' | 'problem' {
  if (health === 'ready') return 'good';
  return needsCare(health) ? 'problem' : 'plain';
}

function iconOf(health: DeviceHealth): IconShape {
  switch (health) {
    case 'ready':
      return CircleCheck;
    case 'connecting':
      return LoaderCircle;
    case 'unknown':
      return CircleQuestionMark;
    case 'absent':
      return Unplug;
    default:
      return CircleAlert;
  }
}

export function HealthMark({ health }: { readonly health: DeviceHealth }) {
  const { t } = useStrings();
  return (
    <span className={`health health--${toneOf(health)}`}>
      <Icon shape={iconOf(health)} />
      {t(`device-health.${health}`)}
    </span>
  );
}

export function WarningMark({ warning }: { readonly warning: PrinterWarning }) {
  const { t } = useStrings();
  return (
    <span className="health health--care">
      <Icon shape={TriangleAlert} />
      {t(`device-warning.${warning}`)}
    </span>
  );
}
