import { ToggleButton } from 'react-aria-components';
import { useStrings } from '../../strings/index.ts';

interface EntryBoxProps {
  readonly label: string;
  /** What a reader says instead of the dots. */
  readonly spoken?: string | undefined;
  /** The pad types here. */
  readonly isActive: boolean;
  readonly onChoose: () => void;
  readonly children: string;
}

/** One of several entries that share a pad; touching it moves the pad there. */
export function EntryBox({ label, spoken, isActive, onChoose, children }: EntryBoxProps) {
  const { t } = useStrings();
  return (
    <ToggleButton
      className="staff-entry"
      aria-label={`${label} ${spoken ?? (children || t('sign-in.empty'))}`}
      isSelected={isActive}
      onPress={onChoose}
    >
      <span className="staff-entry__label">{label}</span>{' '}
      <span className="staff-entry__value">{children}</span>
    </ToggleButton>
  );
}
