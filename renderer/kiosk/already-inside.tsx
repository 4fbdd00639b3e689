import { IdCard, UserCheck } from 'lucide-react';
import { useIntent } from '../app/use-intent.ts';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { LeaveQuestion } from './leave-question.tsx';
import type { ScreenOf } from './screen-of.ts';

/** A card of somebody who is inside: most likely they leave, but nobody is checked out unasked. */
export function AlreadyInside({ screen }: { readonly screen: ScreenOf<'already-inside'> }) {
  const { t } = useStrings();
  const send = useIntent();
  return (
    <LeaveQuestion
      title="already-inside.title"
      hint="already-inside.hint"
      icon={UserCheck}
      stay={t('already-inside.stay')}
      leave={t('already-inside.leave')}
      other={
        <BigButton icon={IdCard} onPress={() => send({ type: 'reprint' })}>
          {t('already-inside.reprint')}
        </BigButton>
      }
      visit={screen}
    />
  );
}
