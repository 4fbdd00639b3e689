import { QrCode } from 'lucide-react';
import { Link } from '../../web/parts/link.tsx';
import { Panel } from '../../web/parts/panel.tsx';
import { Empty } from '../../web/states/empty.tsx';
import { useStrings } from '../../web/strings.ts';

/** No pass yet, or none any more: where to see why. */
export function NoPass({ token }: { readonly token: string }) {
  const { t } = useStrings();
  return (
    <Panel>
      <Empty isPage icon={QrCode} title={t('own-pass.none')}>
        <p>{t('own-pass.none-hint')}</p>
        <p>
          <Link to={{ room: 'r', path: [token] }}>{t('own-pass.to-status')}</Link>
        </p>
      </Empty>
    </Panel>
  );
}
