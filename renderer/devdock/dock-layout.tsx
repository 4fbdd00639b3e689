import { lazy, Suspense, useState, useSyncExternalStore, type ReactNode } from 'react';
import { classNames } from '../ui/class-names.ts';
import { DockHandle } from './dock-handle.tsx';
import './dock-layout.css';

const DevDock = lazy(() => import('./dev-dock.tsx').then((module) => ({ default: module.DevDock })));

/** From here on there is room for a portrait or landscape kiosk and the panel side by side. */
const wide = '(min-width: 1500px)';

interface DockLayoutProps {
  /** The kiosk's devices are simulated; without that there is no dock, and its code is not loaded. */
  readonly simulated: boolean;
  readonly children: ReactNode;
}

/**
 * The kiosk, and in development the dock: beside it in a wide window, as a drawer over its edge in a narrow one.
 * The kiosk scales from the container it is given here.
 */
export function DockLayout({ simulated, children }: DockLayoutProps) {
  const isWide = useMediaQuery(wide);
  const [wanted, setWanted] = useState(wantedByAddress);
  const open = wanted ?? isWide;
  return (
    <div className={classNames('dock-layout', simulated && open && isWide && 'dock-layout--beside')}>
      <div className="dock-layout__kiosk">{children}</div>
      {simulated &&
        (open ? (
          <Suspense>
            <DevDock onClose={() => setWanted(false)} />
          </Suspense>
        ) : (
          <DockHandle onOpen={() => setWanted(true)} />
        ))}
    </div>
  );
}

/** `?dock=closed` begins without the panel (for screenshots), `?dock=open` with it. */
function wantedByAddress(): boolean | undefined {
  const wanted = new URLSearchParams(location.search).get('dock');
  return wanted === null ? undefined : wanted !== 'closed';
}

function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
