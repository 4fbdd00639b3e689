import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { useStrings } from '../../../../strings/index.ts';
import { classNames } from '../../../../ui/class-names.ts';
import { Icon, type IconShape } from '../../../../ui/icon.tsx';

interface SettingRowProps {
  readonly label: string;
  /** Empty where nothing is set. */
  readonly value: string;
  readonly required?: boolean;
  /** What main expects instead. */
  readonly problem: string | undefined;
  /** Rows of one part stay on one page where they can. */
  readonly part: string;
  /** A setting that is on or off changes where it stands. */
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

/** One setting and what it is set to; touching it opens it, or turns it. */
export function SettingRow({ label, value, required, problem, part, isOn, onPress }: SettingRowProps) {
  const { t } = useStrings();
  const shared = {
    className: classNames('setting', problem !== undefined && 'setting--wrong'),
    'data-part': part,
    onPress,
  };
  const words = (
    <>
      <span className="setting__label">{label}</span>
      {value === '' ? (
        <span className="setting__empty">
          {t(required ? 'device-setup.required' : 'device-setup.optional')}
        </span>
      ) : (
        <span className="setting__value">{value}</span>
      )}
      {problem !== undefined && (
        <span className="setting__problem">
          <Icon shape={CircleAlert} />
          {t('device-setup.expected', { expected: problem })}
        </span>
      )}
    </>
  );
  if (isOn === undefined) return <Button {...shared}>{words}</Button>;
  return (
    <ToggleButton {...shared} isSelected={isOn}>
      {words}
    </ToggleButton>
  );
}

interface SettingActProps {
  readonly part: string;
  readonly icon: IconShape;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** Something to do with the device as a whole, among its settings. */
export function SettingAct({ part, icon, onPress, children }: SettingActProps) {
  return (
    <Button className="setting setting--act" data-part={part} onPress={onPress}>
      <Icon shape={icon} />
      {children}
    </Button>
  );
}
