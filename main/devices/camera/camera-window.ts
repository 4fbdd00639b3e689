import type { FaceSetup, FaceState } from '../../../preload/contract/face.ts';

/** Which camera the window is to use. */
export type WantedCamera = Omit<FaceSetup['camera'], 'turn'>;

/** How the window says that the camera is; `gone` once it says nothing any more. */
export type CameraReport = FaceState | 'gone';

/** The window as a camera's driver sees it. */
export interface CameraFeed {
  /** From now on the window is to use this camera, and its word on it is told. Returns the end of that. */
  use(camera: WantedCamera, listener: (report: CameraReport) => void): () => void;
}

/** Where the shell's calls come in. */
export interface CameraWindow extends CameraFeed {
  /** What the window is to use; nothing where no camera is at work. */
  setup(): FaceSetup['camera'] | undefined;
  state(state: FaceState): void;
  lost(): void;
}

/**
 * Joins the one window to the one camera.
 * @param onSetup the window is to ask anew: what it said of the camera before is not to be believed any more
 */
export function createCameraWindow(onSetup: () => void): CameraWindow {
  let used: { readonly camera: FaceSetup['camera']; tell(report: CameraReport): void } | undefined;
  let turn = 0;

  return {
    use(camera, tell) {
      turn += 1;
      const mine = { camera: { ...camera, turn }, tell };
      used = mine;
      onSetup();
      return () => {
        // A driver that was replaced ends after the new one has begun.
        if (used !== mine) return;
        used = undefined;
        onSetup();
      };
    },
    setup: () => used?.camera,
    state: (state) => used?.tell(state),
    lost: () => used?.tell('gone'),
  };
}
