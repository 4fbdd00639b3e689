import { useEffect, useState } from 'react';
import type { DockAction, DockState } from '../../preload/contract/dock.ts';
import { bridge } from '../bridge/index.ts';

export interface Dock {
  /** `undefined` until main has answered. */
  readonly state: DockState | undefined;
  /** Main refused or lost the last action. */
  readonly failed: boolean;
  readonly act: (action: DockAction) => void;
}

/** The simulated devices as main tells them, and a hand that works them. */
export function useDock(): Dock {
  const [state, setState] = useState<DockState>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const stop = bridge.on('dock.state', setState);
    bridge.call('dock.state', undefined).then(
      // A notice that came meanwhile is newer than this answer.
      (answer) => setState((known) => known ?? answer),
      () => setFailed(true),
    );
    return stop;
  }, []);

  const act = (action: DockAction) => {
    setFailed(false);
    bridge.call('dock.act', action).catch(() => setFailed(true));
  };
  return { state, failed, act };
}
