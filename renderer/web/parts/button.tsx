import type { ReactNode } from 'react';
import { LoaderCircle } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import './button.css';

export interface ButtonProps {
  /** `primary`: the one thing to do next. `danger`: takes something away. `quiet`: beside what matters. */
  readonly kind?: 'primary' | 'secondary' | 'danger' | 'quiet';
  readonly icon?: IconShape;
  /** Puts the icon behind the words, where "onwards" points. */
  readonly iconAfter?: boolean;
  /** As wide as its column, as the way on is on a phone. */
  readonly wide?: boolean;
  readonly small?: boolean;
  /** Being done: pressing again does nothing, and the words stay, so that nothing jumps. */
  readonly busy?: boolean;
  readonly isDisabled?: boolean;
  /** `submit` sends the form that it stands in. */
  readonly type?: 'button' | 'submit';
  /** Says more than the words do, for those who hear the page. */
  readonly label?: string;
  readonly lang?: string;
  readonly onPress?: () => void;
  readonly children?: ReactNode;
}

export function Button(props: ButtonProps) {
  const {
    kind = 'secondary',
    icon,
    iconAfter = false,
    wide,
    small,
    busy = false,
    isDisabled,
    type = 'button',
  } = props;
  const shape = busy ? LoaderCircle : icon;
  return (
    <button
      type={type}
      className={classNames(
        'button',
        `button--${kind}`,
        wide && 'button--wide',
        small && 'button--small',
        busy && 'button--busy',
        props.children === undefined && 'button--icon-only',
      )}
      // Not `disabled`: that would take the focus away from whoever has just pressed it.
      aria-disabled={busy || undefined}
      disabled={isDisabled}
      aria-label={props.label}
      title={props.children === undefined ? props.label : undefined}
      lang={props.lang}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else props.onPress?.();
      }}
    >
      {shape && !iconAfter && <Icon shape={shape} />}
      {props.children !== undefined && <span>{props.children}</span>}
      {shape && iconAfter && <Icon shape={shape} />}
    </button>
  );
}
