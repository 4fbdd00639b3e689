import { DoorOpen } from 'lucide-react';
import { useStrings } from '../strings/index.ts';
import { LeaveQuestion } from './leave-question.tsx';
import type { ScreenOf } from './screen-of.ts';

export function CheckOutConfirm({ screen }: { readonly screen: ScreenOf<'check-out-confirm'> }) {
  const { t } = useStrings();
  return (
    <LeaveQuestion
      title="check-out-confirm.title"
      hint="check-out-confirm.hint"
      icon={DoorOpen}
      stay={t('check-out-confirm.stay')}
      leave={t('check-out-confirm.go')}
      visit={screen}
    />
  );
}
