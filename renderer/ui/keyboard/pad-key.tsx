import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from '../class-names.ts';

/** How long a finger must rest before a key repeats; slow hands rest longer than half a second. */
const repeatAfterMs = 700;
const repeatEveryMs = 120;

interface PadKeyProps {
  readonly label: string;
  /** Spoken name, where the label alone is not enough. */
  readonly name?: string;
  readonly kind?: 'character' | 'function' | 'done';
  readonly repeats?: boolean;
  readonly onPress: () => void;
}

export function PadKey({ label, name, kind = 'character', repeats = false, onPress }: PadKeyProps) {
  const repeat = useRepeat(onPress);
  // Acts when the finger comes down, as a telephone does: a finger that slides off a moment later still counts.
  return (
    <Button
      className={classNames('key', 'pad-key', kind !== 'character' && `key--${kind}`)}
      {...(name === undefined ? {} : { 'aria-label': name })}
      onPressStart={() => {
        onPress();
        if (repeats) repeat.start();
      }}
      onPressEnd={repeat.stop}
    >
      {label}
    </Button>
  );
}

function useRepeat(action: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(action);
  latest.current = action;

  const stop = () => clearTimeout(timer.current);
  const again = () => {
    latest.current();
    timer.current = setTimeout(again, repeatEveryMs);
  };
  useEffect(() => stop, []);
  return { start: () => void (timer.current = setTimeout(again, repeatAfterMs)), stop };
}
