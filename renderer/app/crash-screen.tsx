import { RotateCw } from 'lucide-react';
import { useStrings } from '../strings/index.ts';
import { BigButton } from '../ui/big-button.tsx';
import { Page } from '../ui/page.tsx';

/** Needs no status: whatever broke may have been the status itself. */
export function CrashScreen({ onReload }: { readonly onReload: () => void }) {
  const { t } = useStrings();
  return (
    <div className="stage">
      <div className="surface">
        <div className="frame">
          <Page
            title="crash.title"
            hint="crash.body"
            icon={RotateCw}
            tone="care"
            layout="centred"
            actions={
              <BigButton kind="primary" icon={RotateCw} onPress={onReload}>
                {t('crash.reload')}
              </BigButton>
            }
          />
        </div>
      </div>
    </div>
  );
}
