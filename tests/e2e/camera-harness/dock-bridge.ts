import type { DockState } from '../../../preload/contract/dock.ts';
import type { Bridge } from '../../../preload/contract/table.ts';
import { dockState } from '../staff-harness/dock-state.ts';

type Camera = DockState['cameras'][number];

/** Main as a simulated camera knows it: a dock whose camera the test holds in its hand. */
const listeners = new Set<(state: DockState) => void>();
let state: DockState = dockState;

export function changeCamera(change: Partial<Camera>): void {
  state = { ...state, cameras: state.cameras.map((camera) => ({ ...camera, ...change })) };
  for (const listener of [...listeners]) listener(state);
}

globalThis.yingbin = {
  call: (name: string) => Promise.resolve(name === 'dock.state' ? state : undefined),
  on: (name: string, listener: (payload: DockState) => void) => {
    if (name === 'dock.state') listeners.add(listener);
    return () => listeners.delete(listener);
  },
} as unknown as Bridge;
