import { useState } from 'react';
import { Button, Input, TextField } from 'react-aria-components';
import type { DockState } from '../../preload/contract/dock.ts';
import { useStrings } from '../strings/index.ts';
import { DockSection } from './dock-section.tsx';
import type { PanelProps } from './panel-props.ts';

export function ScannerPanel({ device, title, nameOf, act }: PanelProps<DockState['scanners'][number]>) {
  const { t } = useStrings();
  const [text, setText] = useState('');
  const { id, plugged } = device;
  return (
    <DockSection
      title={title}
      plugged={plugged}
      onPlug={(on) => act({ type: on ? 'plug-scanner' : 'unplug-scanner', device: id })}
    >
      <form
        className="dock-row"
        onSubmit={(event) => {
          event.preventDefault();
          if (text !== '') act({ type: 'scan-code', device: id, text });
        }}
      >
        <TextField
          className="dock-text"
          aria-label={nameOf(t('dock.scan-text'))}
          value={text}
          onChange={setText}
        >
          <Input placeholder={t('dock.scan-text')} autoComplete="off" />
        </TextField>
        <Button type="submit" className="dock-button dock-button--main" aria-label={nameOf(t('dock.scan'))}>
          {t('dock.scan')}
        </Button>
      </form>
    </DockSection>
  );
}
