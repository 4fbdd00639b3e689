import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from './class-names.ts';
import { Icon, type IconShape } from './icon.tsx';
import './big-button.css';

export interface BigButtonProps {
  /**
   * `primary` is the one thing to do next (at least 20 mm high); all others are at least 15 mm. `primary-outline`
   * is the other answer where both are fair: same size and edge as `primary`, so that no answer is pushed.
   */
  readonly kind?: 'primary' | 'primary-outline' | 'secondary' | 'danger' | 'quiet';
  readonly icon?: IconShape;
  /** Puts the icon behind the words, where "onwards" points. */
  readonly iconAfter?: boolean;
  /** A second, quieter line below the words. */
  readonly detail?: string;
  readonly isDisabled?: boolean;
  readonly lang?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A button for a finger: words with an icon, press handling that forgives a sliding touch. */
export function BigButton({
  kind = 'secondary',
  icon,
  iconAfter,
  detail,
  children,
  ...rest
}: BigButtonProps) {
  const picture = icon && <Icon shape={icon} />;
  return (
    <Button className={classNames('big-button', `big-button--${kind}`)} {...rest}>
      {!iconAfter && picture}
      <span className="big-button__words">
        {children}
        {detail && <span className="big-button__detail">{detail}</span>}
      </span>
      {iconAfter && picture}
    </Button>
  );
}
