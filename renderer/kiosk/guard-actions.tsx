import { ConciergeBell, ShieldCheck } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';

/** While a guard is on the way: walk to the desk instead, or let the guard sign in here. */
export function GuardActions() {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <>
      <BigButton icon={ConciergeBell} onPress={() => send({ type: 'finish' })}>
        {t('review.leave')}
      </BigButton>
      <BigButton icon={ShieldCheck} onPress={() => send({ type: 'start-staff' })}>
        {t('review.staff')}
      </BigButton>
    </>
  );
}
