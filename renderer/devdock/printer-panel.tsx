import { Button, ToggleButton } from 'react-aria-components';
import type { DockAction, DockState } from '../../preload/contract/dock.ts';
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

export function PrinterPanel({ device, title, nameOf, act }: PanelProps<DockState['printers'][number]>) {
  const { t } = useStrings();
  const { id, language, plugged, coverOpen, labels, jammed, muted } = device;
  const mishaps: readonly Mishap[] = [
    {
      words: 'dock.cover',
      isOn: coverOpen,
      turn: (on) => ({ type: on ? 'open-cover' : 'close-cover', device: id }),
    },
    {
      words: 'dock.no-labels',
      isOn: !labels,
      turn: (on) => ({ type: on ? 'remove-labels' : 'load-labels', device: id }),
    },
    {
      words: 'dock.jam',
      isOn: jammed,
      turn: (on) => ({ type: on ? 'jam-printer' : 'clear-jam', device: id }),
    },
    { words: 'dock.mute', isOn: muted, turn: (mute) => ({ type: 'mute-printer', device: id, mute }) },
  ];
  const chores: readonly { readonly words: StringKey; readonly action: DockAction }[] = [
    { words: 'dock.few-labels', action: { type: 'load-last-labels', device: id } },
    { words: 'dock.cut', action: { type: 'cut-next-job', device: id, afterBytes: cutAfterBytes } },
  ];
  return (
    <DockSection
      title={title}
      plugged={plugged}
      onPlug={(on) => act({ type: on ? 'plug-printer' : 'unplug-printer', device: id })}
    >
      <p className="dock-remark">{t('dock.speaks', { language: language.toUpperCase() })}</p>
      <div className="dock-row">
        {mishaps.map(({ words, isOn, turn }) => (
          <ToggleButton
            key={words}
            className="dock-button"
            aria-label={nameOf(t(words))}
            isSelected={isOn}
            onChange={(on) => act(turn(on))}
          >
            {t(words)}
          </ToggleButton>
        ))}
        {chores.map(({ words, action }) => (
          <Button
            key={words}
            className="dock-button"
            aria-label={nameOf(t(words))}
            onPress={() => act(action)}
          >
            {t(words)}
          </Button>
        ))}
      </div>
    </DockSection>
  );
}
