import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStrings } from '../strings/index.ts';
import { classNames } from '../ui/class-names.ts';

interface DockSectionProps {
  readonly title: string;
  /** A device that can be pulled out and put back. */
  readonly plugged?: boolean;
  readonly onPlug?: (plugged: boolean) => void;
  readonly children: ReactNode;
}

/** One device: its name, whether it is plugged in, and what a hand can do to it. */
export function DockSection({ title, plugged, onPlug, children }: DockSectionProps) {
  const { t } = useStrings();
  return (
    <section className="dock-section">
      <div className="dock-section__head">
        <h3>{title}</h3>
        {plugged !== undefined && (
          <span className={classNames('dock-state', !plugged && 'dock-state--off')}>
            {t(plugged ? 'dock.connected' : 'dock.unplugged')}
          </span>
        )}
        {onPlug && (
          <Button
            className="dock-button"
            aria-label={`${title}: ${t(plugged ? 'dock.unplug' : 'dock.plug')}`}
            onPress={() => onPlug(!plugged)}
          >
            {t(plugged ? 'dock.unplug' : 'dock.plug')}
          </Button>
        )}
      </div>
      {children}
    </section>
  );
}
