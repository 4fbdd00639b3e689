import { LinkIcon } from 'lucide-react';
import type { ApiFault } from '../../web/core/fault.ts';
import { Link } from '../../web/parts/link.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { Empty } from '../../web/states/empty.tsx';
import { useFaultWords } from '../../web/states/fault-words.ts';
import { useStrings } from '../../web/strings.ts';

/** A link that opens nothing (any more), and how to go on. */
export function DeadLink({ fault }: { readonly fault?: ApiFault }) {
  const { t } = useStrings();
  const words = useFaultWords();
  return (
    <Panel>
      <Empty isPage title={t('status.dead-link')} icon={LinkIcon}>
        <p>{fault && fault.key !== 'not-found' ? words(fault) : t('status.dead-link-hint')}</p>
        <p>
          <Link to={{ room: '' }}>{t('status.to-start')}</Link>
        </p>
      </Empty>
    </Panel>
  );
}
