import { QrCode } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { DockState } from '../../preload/contract/dock.ts';
import { useStrings } from '../strings/index.ts';

interface PrintedLabelsProps {
  /** Newest first. */
  readonly labels: DockState['labels'];
  readonly onScan: (text: string) => void;
}

/** What came out of the printer, dot by dot; the newest large, and each can be held under the scanner. */
export function PrintedLabels({ labels, onScan }: PrintedLabelsProps) {
  const { t } = useStrings();
  if (labels.length === 0) return <p className="dock-remark">{t('dock.no-label-yet')}</p>;
  return (
    <ul className="dock-labels" aria-label={t('dock.labels')}>
      {labels.map(({ id, png, code }) => (
        <li key={id}>
          <img src={png} alt={t('dock.label-picture', { id })} />
          {code !== undefined && (
            <Button className="dock-button" onPress={() => onScan(code)}>
              <QrCode aria-hidden size={16} />
              {t('dock.scan-label')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
