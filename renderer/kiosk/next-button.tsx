import { ArrowRight } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings, type StringKey } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';

interface NextButtonProps {
  readonly words?: StringKey;
  /** Pinyin letters wait on the keyboard; going on now would lose them. */
  readonly isHeld?: boolean;
}

/** The one way on. Pressed too early, main answers with what is still missing; it is held only where typing is lost. */
export function NextButton({ words = 'action.next', isHeld = false }: NextButtonProps) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <>
      <BigButton
        kind="primary"
        {...(!isHeld && { icon: ArrowRight })}
        iconAfter
        isDisabled={isHeld}
        onPress={() => send({ type: 'next' })}
      >
        {t(isHeld ? 'action.pick-first' : words)}
      </BigButton>
      {/* A button that is off cannot be reached; this tells those who do not see it why. */}
      <span role="status" className="visually-hidden">
        {isHeld && t('action.pick-first')}
      </span>
    </>
  );
}
