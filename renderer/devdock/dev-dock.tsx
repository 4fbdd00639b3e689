import { FlaskConical, PanelRightClose } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useStrings } from '../strings/index.ts';
import { PrintedLabels } from './printed-labels.tsx';
import { PrinterPanel } from './printer-panel.tsx';
import { ReaderPanel } from './reader-panel.tsx';
import { ScannerPanel } from './scanner-panel.tsx';
import { StaffPanel } from './staff-panel.tsx';
import { useDock } from './use-dock.ts';
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
      {state && (
        <>
          <div className="dock__panels">
            <ReaderPanel state={state} act={act} />
            <PrinterPanel state={state} act={act} />
            <ScannerPanel state={state} act={act} />
            <StaffPanel staff={state.staff} />
          </div>
          <PrintedLabels labels={state.labels} onScan={(text) => act({ type: 'scan-code', text })} />
        </>
      )}
    </aside>
  );
}
