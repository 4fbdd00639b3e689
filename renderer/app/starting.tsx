import { Building2 } from 'lucide-react';
import { useStrings } from '../strings/index.ts';
import { Icon } from '../ui/icon.tsx';

/** Before main's first word. Normally too short to be seen. */
export function Starting() {
  const { t } = useStrings();
  return (
    <div className="stage">
      <main className="surface starting" aria-busy aria-label={t('connection.title')}>
        <Icon shape={Building2} />
      </main>
    </div>
  );
}
