import type { DockState } from '../../preload/contract/dock.ts';
import { signalChannels } from '../../domain/device/vocabulary.ts';
import { useStrings } from '../strings/index.ts';
import { classNames } from '../ui/class-names.ts';
import { DockSection } from './dock-section.tsx';
import type { PanelProps } from './panel-props.ts';

/** A tower light with its sounder, and the door beside it: what the board's relays move, as it moves. */
export function RelayPanel({ device, title, act }: PanelProps<DockState['relayBoards'][number]>) {
  const { t } = useStrings();
  const { id, plugged, on } = device;
  return (
    <DockSection
      title={title}
      plugged={plugged}
      onPlug={(plug) => act({ type: plug ? 'plug-relays' : 'unplug-relays', device: id })}
    >
      <ul className="dock-tower">
        {signalChannels.map((channel) => {
          const isOn = on.includes(channel);
          return (
            <li
              key={channel}
              className={classNames(
                'dock-lamp',
                `dock-lamp--${channel}`,
                isOn && `dock-lamp--on dock-lamp--${channel}-on`,
              )}
            >
              <span>{t(`dock.${channel}`)}</span>
              <span>
                {t(
                  channel === 'door' ? (isOn ? 'dock.open-now' : 'dock.shut') : isOn ? 'dock.on' : 'dock.off',
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </DockSection>
  );
}
