import type { DockState } from '../../../preload/contract/dock.ts';
import type { InDock } from './simulated.ts';

type CameraState = DockState['cameras'][number];

/**
 * A camera and who stands before it. The pictures are made in the window, from what is said here: that is where a real
 * camera is opened as well.
 */
export function simulateCamera(id: string, person: string): InDock<CameraState> {
  let state: CameraState = { id, plugged: true, scene: 'person', person };
  return {
    id,
    state: () => state,
    act(action) {
      switch (action.type) {
        case 'show-camera':
          state = { ...state, scene: action.scene, person: action.person ?? state.person };
          return;
        case 'unplug-camera':
        case 'plug-camera':
          state = { ...state, plugged: action.type === 'plug-camera' };
          return;
        default:
          return;
      }
    },
    stop() {},
  };
}
