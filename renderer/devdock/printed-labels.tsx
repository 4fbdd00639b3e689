import { QrCode } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { DockState } from '../../preload/contract/dock.ts';
import { useStrings } from '../strings/index.ts';

interface PrintedLabelsProps {
  /** Newest first. */
  readonly labels: DockState['labels'];
  /** There are several printers: each label says which one it is from. */
  readonly several: boolean;
  readonly canScan: boolean;
  readonly onScan: (text: string) => void;
}

/** The newest and those that can be compared with it at a glance. */
const shown = 3;

/**
 * What came out of the printer, dot by dot: pinned below the panels, so that a badge is seen as soon as it is printed.
 * The newest is large, and each can be held under the scanner.
 */
export function PrintedLabels({ labels, several, canScan, onScan }: PrintedLabelsProps) {
  const { t } = useStrings();
  if (labels.length === 0) return <p className="dock-remark">{t('dock.no-label-yet')}</p>;
  return (
    <ul className="dock-labels" aria-label={t('dock.labels')}>
      {labels.slice(0, shown).map(({ id, printer, png, code }) => {
        const name = t('dock.label-picture', { id });
        return (
          <li key={`${printer} ${id}`}>
            <img src={png} alt={several ? t('dock.of-device', { words: name, device: printer }) : name} />
            {several && <span className="dock-remark">{printer}</span>}
            {code !== undefined && canScan && (
              <Button className="dock-button" onPress={() => onScan(code)}>
                <QrCode aria-hidden size={16} />
                {t('dock.scan-label')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
