import { SmartphoneNfc } from 'lucide-react';
import { Link } from '../../web/parts/link.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { Empty } from '../../web/states/empty.tsx';
import { useStrings } from '../../web/strings.ts';

/** The code is spent or too old: where the next one is. */
export function ScanAgain({ reason }: { readonly reason: string }) {
  const { t, known } = useStrings();
  return (
    <Panel>
      <Empty isPage icon={SmartphoneNfc} title={t('phone-page.scan-again')}>
        <p>{known(`phone-page.${reason}`, 'phone-page.not-a-ticket')}</p>
        <p>{t('phone-page.scan-hint')}</p>
        <p>
          <Link to={{ room: '' }}>{t('status.to-start')}</Link>
        </p>
      </Empty>
    </Panel>
  );
}
