import { ArrowRight } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings, type StringKey } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';

/** The one way on. Never disabled: pressed too early, main answers with what is still missing. */
export function NextButton({ words = 'action.next' }: { readonly words?: StringKey }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <BigButton kind="primary" icon={ArrowRight} iconAfter onPress={() => send({ type: 'next' })}>
      {t(words)}
    </BigButton>
  );
}
