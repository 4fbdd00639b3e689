import { useState } from 'react';
import { Button, Input, TextField } from 'react-aria-components';
import { useStrings } from '../strings/index.ts';
import { DockSection } from './dock-section.tsx';
import type { PanelProps } from './panel-props.ts';

export function ScannerPanel({ state, act }: PanelProps) {
  const { t } = useStrings();
  const [text, setText] = useState('');
  return (
    <DockSection
      title={t('dock.scanner')}
      plugged={state.scannerPlugged}
      onPlug={(plugged) => act({ type: plugged ? 'plug-scanner' : 'unplug-scanner' })}
    >
      <form
        className="dock-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (text !== '') act({ type: 'scan-code', text });
        }}
      >
        <TextField className="dock-text" aria-label={t('dock.scan-text')} value={text} onChange={setText}>
          <Input placeholder={t('dock.scan-text')} autoComplete="off" />
        </TextField>
        <Button type="submit" className="dock-button dock-button--main">
          {t('dock.scan')}
        </Button>
      </form>
    </DockSection>
  );
}
