import { FlaskConical, PanelRightClose } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { DockState } from '../../preload/contract/dock.ts';
import { useStrings, type StringKey } from '../strings/index.ts';
import { CameraPanel } from './camera-panel.tsx';
import type { PanelProps } from './panel-props.ts';
import { PrintedLabels } from './printed-labels.tsx';
import { PrinterPanel } from './printer-panel.tsx';
import { ReaderPanel } from './reader-panel.tsx';
import { RelayPanel } from './relay-panel.tsx';
import { ScannerPanel } from './scanner-panel.tsx';
import { StaffPanel } from './staff-panel.tsx';
import { useDock, type Dock } from './use-dock.ts';
import './dev-dock.css';

/** The physical side of the simulated lobby: cards, labels, jams and plugs (DESIGN section 6). */
export function DevDock({ onClose }: { readonly onClose: () => void }) {
  const { t } = useStrings();
  const { state, failed, act } = useDock();
  return (
    <aside className="dock" aria-label={t('dock.title')}>
      <header className="dock__head">
        <FlaskConical aria-hidden size={20} />
        <h2>{t('dock.title')}</h2>
        <Button className="dock-button" onPress={onClose}>
          <PanelRightClose aria-hidden size={16} />
          {t('dock.close')}
        </Button>
      </header>
      <p role="status" className="dock__failed">
        {failed && t('dock.failed')}
      </p>
      {state && <Devices state={state} act={act} />}
    </aside>
  );
}

function Devices({ state, act }: { readonly state: DockState; readonly act: Dock['act'] }) {
  const { t } = useStrings();
  const { cards, readers, printers, scanners, cameras, faces, relayBoards, labels, staff } = state;

  /** A section for each device of one kind. */
  const sections = <D extends { readonly id: string }>(
    kind: StringKey,
    devices: readonly D[],
    draw: (props: PanelProps<D>) => ReactNode,
  ) =>
    devices.map((device) => {
      const nameOf = (words: string) =>
        devices.length > 1 ? t('dock.of-device', { words, device: device.id }) : words;
      return <Fragment key={device.id}>{draw({ device, title: nameOf(t(kind)), nameOf, act })}</Fragment>;
    });

  return (
    <>
      <div className="dock__panels">
        {sections('dock.relays', relayBoards, (props) => (
          <RelayPanel {...props} />
        ))}
        {(['cards', 'passports'] as const).map((reads) =>
          sections(
            reads === 'cards' ? 'dock.reader' : 'dock.document-scanner',
            readers.filter((reader) => reader.reads === reads),
            (props) => <ReaderPanel {...props} cards={cards.filter((card) => card.reads === reads)} />,
          ),
        )}
        {sections('dock.camera', cameras, (props) => (
          <CameraPanel {...props} faces={faces} />
        ))}
        {sections('dock.printer', printers, (props) => (
          <PrinterPanel {...props} />
        ))}
        {sections('dock.scanner', scanners, (props) => (
          <ScannerPanel {...props} />
        ))}
        <StaffPanel staff={staff} />
      </div>
      <PrintedLabels
        labels={labels}
        several={printers.length > 1}
        canScan={scanners.length > 0}
        onScan={(text) => act({ type: 'scan-code', text })}
      />
    </>
  );
}
