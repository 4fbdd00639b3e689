import { FlaskConical } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useStrings } from '../strings/index.ts';

/** Narrow enough to stand in the kiosk's margin without covering anything. */
export function DockHandle({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useStrings();
  return (
    <aside>
      <Button className="dock-handle" aria-label={t('dock.open')} onPress={onOpen}>
        <FlaskConical aria-hidden size={18} />
      </Button>
    </aside>
  );
}
