import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import './chip.css';

export type Tone = 'plain' | 'accent' | 'good' | 'care' | 'problem';

export interface ChipProps {
  readonly tone?: Tone;
  /** Colour is never the only sign: a state that matters has a picture too. */
  readonly icon?: IconShape;
  readonly children: ReactNode;
}

/** One word about a state: waiting, inside, overdue. */
export function Chip({ tone = 'plain', icon, children }: ChipProps) {
  return (
    <span className={classNames('chip', `chip--${tone}`)}>
      {icon && <Icon shape={icon} />}
      {children}
    </span>
  );
}
