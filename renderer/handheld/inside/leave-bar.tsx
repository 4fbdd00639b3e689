import { useState } from 'react';
import { LogOut } from 'lucide-react';
import { Notice } from '../../ui/notice.tsx';
import { useStrings } from '../../web/strings.ts';
import { useIsKept } from '../outbox.ts';
import { GloveButton } from '../parts/glove-button.tsx';
import { LeaveDialog, type LeaveDialogProps } from './leave-dialog.tsx';

/** The way out under a visit that is inside. */
export function LeaveBar({ visit, onDone }: Pick<LeaveDialogProps, 'visit' | 'onDone'>) {
  const { t } = useStrings();
  const [asking, setAsking] = useState(false);
  const isKept = useIsKept(visit.id);
  if (isKept) return <Notice tone="care">{t('handheld.kept')}</Notice>;
  return (
    <>
      <div className="glove-bar">
        <GloveButton kind="primary" icon={LogOut} onPress={() => setAsking(true)}>
          {t('handheld.check-out')}
        </GloveButton>
      </div>
      {asking && <LeaveDialog visit={visit} onDone={onDone} onClose={() => setAsking(false)} />}
    </>
  );
}
