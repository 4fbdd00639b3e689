import { LoaderCircle } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import './glove-button.css';

export interface GloveButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'danger';
  readonly icon?: IconShape;
  readonly busy?: boolean;
  readonly children: string;
  readonly onPress: () => void;
}

/** Fifteen millimetres high and as wide as it can be: for a thumb in a glove (facts: users and touch, 6). */
export function GloveButton({ kind = 'secondary', icon, busy = false, children, onPress }: GloveButtonProps) {
  const shape = busy ? LoaderCircle : icon;
  return (
    <button
      type="button"
      className={classNames('glove-button', `glove-button--${kind}`, busy && 'glove-button--busy')}
      aria-disabled={busy || undefined}
      onClick={() => {
        if (!busy) onPress();
      }}
    >
      {shape && <Icon shape={shape} />}
      <span>{children}</span>
    </button>
  );
}
