import { Button, ToggleButton } from 'react-aria-components';
import type { DockAction } from '../../preload/contract/dock.ts';
import { useStrings, type StringKey } from '../strings/index.ts';
import { DockSection } from './dock-section.tsx';
import type { PanelProps } from './panel-props.ts';

/** Well inside the bitmap of any badge: the head of the job has gone out, its end has not. */
const cutAfterBytes = 4_000;

interface Mishap {
  readonly words: StringKey;
  readonly isOn: boolean;
  readonly turn: (on: boolean) => DockAction;
}

export function PrinterPanel({ state, act }: PanelProps) {
  const { t } = useStrings();
  const { plugged, coverOpen, labels, jammed, muted } = state.printer;
  const mishaps: readonly Mishap[] = [
    {
      words: 'dock.cover',
      isOn: coverOpen,
      turn: (on) => ({ type: on ? 'open-cover' : 'close-cover' }),
    },
    {
      words: 'dock.no-labels',
      isOn: !labels,
      turn: (on) => ({ type: on ? 'remove-labels' : 'load-labels' }),
    },
    { words: 'dock.jam', isOn: jammed, turn: (on) => ({ type: on ? 'jam-printer' : 'clear-jam' }) },
    { words: 'dock.mute', isOn: muted, turn: (mute) => ({ type: 'mute-printer', mute }) },
  ];
  return (
    <DockSection
      title={t('dock.printer')}
      plugged={plugged}
      onPlug={(on) => act({ type: on ? 'plug-printer' : 'unplug-printer' })}
    >
      <div className="dock-row">
        {mishaps.map(({ words, isOn, turn }) => (
          <ToggleButton
            key={words}
            className="dock-button"
            isSelected={isOn}
            onChange={(on) => act(turn(on))}
          >
            {t(words)}
          </ToggleButton>
        ))}
        <Button
          className="dock-button"
          onPress={() => act({ type: 'cut-next-job', afterBytes: cutAfterBytes })}
        >
          {t('dock.cut')}
        </Button>
      </div>
    </DockSection>
  );
}
