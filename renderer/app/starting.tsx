import { Building2, Unplug } from 'lucide-react';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { useKioskStore } from './store.ts';

/** Before main's first word. Normally too short to be seen; without a line to main it says so. */
export function Starting() {
  const connection = useKioskStore((state) => state.connection);
  return (
    <div className="stage">
      <div className="surface">
        {connection === 'disconnected' ? (
          <div className="frame">
            <Page
              title="connection.title"
              hint="connection.body"
              icon={Unplug}
              tone="care"
              layout="centred"
            />
          </div>
        ) : (
          <main className="starting" aria-busy>
            <Icon shape={Building2} />
          </main>
        )}
      </div>
    </div>
  );
}
