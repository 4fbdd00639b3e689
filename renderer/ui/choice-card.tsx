import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { Check } from 'lucide-react';
import { Icon, type IconShape } from './icon.tsx';
import './choice.css';

export interface ChoiceCardProps {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly icon?: IconShape;
  /** Shown by border, ground and a tick: never by colour alone. */
  readonly isChosen?: boolean;
  readonly onChoose: () => void;
}

/** One of several answers. Pressing it again keeps it chosen: a second nervous touch must not undo the first. */
export function ChoiceCard({ title, detail, icon, isChosen = false, onChoose }: ChoiceCardProps) {
  return (
    <ToggleButton className="choice-card" data-part="choices" isSelected={isChosen} onPress={onChoose}>
      {icon && <Icon shape={icon} className="choice-card__icon" />}
      <span className="choice-card__words">
        <span className="choice-card__title">{title}</span>
        {detail && <span className="choice-card__detail">{detail}</span>}
      </span>
      {isChosen && <Icon shape={Check} className="choice-card__tick" />}
    </ToggleButton>
  );
}
