import { createCameraWindow, type WantedCamera } from '../../../main/devices/camera/camera-window.ts';
import { cameraTimings, createWindowCamera } from '../../../main/devices/camera/window-camera.ts';
import type { FaceState } from '../../../preload/contract/face.ts';
import { createFakeTimers } from '../../support/fake-timers.ts';
import { cameraContract, type CameraRig } from './camera-contract.ts';

/** A window that is asked for this camera, and says by `face.state` how it finds it, as the real one does. */
function overWindow(camera: WantedCamera): Promise<CameraRig> {
  const timers = createFakeTimers();
  const window = createCameraWindow(() => {
    // The notice `face.setup`: a window that is there asks, and tells anew.
    if (isThere) tell();
  });
  let isThere = false;
  let state: FaceState = { camera: 'works', engine: 'ready' };
  const tell = (): void => {
    if (window.setup()?.id === camera.id) window.state(state);
  };
  const settled = (): Promise<void> => timers.advance(cameraTimings.settleMs);
  const become = (change: Partial<FaceState>): Promise<void> => {
    state = { ...state, ...change };
    if (isThere) tell();
    return settled();
  };
  const driver = createWindowCamera({ camera, feed: window, timers });
  return Promise.resolve({
    camera: driver,
    open() {
      isThere = true;
      tell();
      return settled();
    },
    lose() {
      isThere = false;
      window.lost();
      return settled();
    },
    unplug: () => become({ camera: 'absent' }),
    plug: () => become({ camera: 'works' }),
    deny: () => become({ camera: 'denied' }),
    allow: () => become({ camera: 'works' }),
    breakEngine: () => become({ engine: 'failed' }),
    mendEngine: () => become({ engine: 'ready' }),
    close: () => driver.stop(),
  });
}

cameraContract('a camera in the window', () =>
  overWindow({ id: 'camera-1', driver: 'window', name: 'C920' }),
);
