import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import './big-button.css';

export interface BigButtonProps {
  /** `primary` is the one thing to do next (at least 20 mm high); all others are at least 15 mm. */
  readonly kind?: 'primary' | 'secondary' | 'danger' | 'quiet';
  readonly icon?: IconShape;
  /** Puts the icon behind the words, where "onwards" points. */
  readonly iconAfter?: boolean;
  readonly isDisabled?: boolean;
  readonly lang?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A button for a finger: words with an icon, press handling that forgives a sliding touch. */
export function BigButton({ kind = 'secondary', icon, iconAfter, children, ...rest }: BigButtonProps) {
  const picture = icon && <Icon shape={icon} />;
  return (
    <Button className={classNames('big-button', `big-button--${kind}`)} {...rest}>
      {!iconAfter && picture}
      <span className="big-button__words">{children}</span>
      {iconAfter && picture}
    </Button>
  );
}
