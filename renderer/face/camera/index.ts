import type { FaceSetup } from '../../../preload/contract/face.ts';
import { createCamera, type KioskCamera } from './camera.ts';
import { createMachineSource } from './machine-source.ts';
import type { CameraHandle, CameraMachine } from './open-camera.ts';
import { createSimulatedSource } from './simulated/simulated-source.ts';
import type { CameraState } from './source.ts';

export type { CameraHandle } from './open-camera.ts';
export type { CameraState } from './source.ts';
export { CameraPicture } from './camera-picture.tsx';
export { CameraSign } from './camera-sign.tsx';

/** The largest picture the engine is given. */
const largest = { width: 640, height: 480 };

const browser: CameraMachine = {
  createVideo: () => Object.assign(document.createElement('video'), { muted: true, playsInline: true }),
  takePicture(video) {
    const { videoWidth, videoHeight } = video;
    const scale = Math.min(1, largest.width / videoWidth, largest.height / videoHeight);
    return createImageBitmap(video, {
      resizeWidth: Math.round(videoWidth * scale),
      resizeHeight: Math.round(videoHeight * scale),
      resizeQuality: 'medium',
    });
  },
};

type Wanted = FaceSetup['camera'];

const create = ({ id, driver, name }: Wanted): KioskCamera =>
  createCamera(
    driver === 'simulator' ? createSimulatedSource(id) : createMachineSource(navigator.mediaDevices, name),
    browser,
  );

/** The camera main wants; what an opening found out is known to whoever watches. */
let present: { readonly wanted: Wanted; readonly camera: KioskCamera } | undefined;

function cameraOf(wanted: Wanted): KioskCamera {
  const { id, driver, name } = wanted;
  const before = present?.wanted;
  if (!present || before?.id !== id || before.driver !== driver || before.name !== name) {
    present = { wanted, camera: create(wanted) };
  }
  return present.camera;
}

/**
 * Tells how the camera is, soon and on every change, without opening it: what main wants to know by `face.state`. Returns
 * its own removal.
 */
export function watchCamera(wanted: Wanted, onState: (state: CameraState) => void): () => void {
  return cameraOf(wanted).watch(onState);
}

/** Opens the camera, for the step that looks at the visitor and no longer. The permission is main's to give. */
export function openCamera(wanted: Wanted, on: { onState(state: CameraState): void }): CameraHandle {
  return cameraOf(wanted).open(on);
}
