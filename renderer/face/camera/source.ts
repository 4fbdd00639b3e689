import type { FaceState } from '../../../preload/contract/face.ts';

/** How the camera is; `detail` is for technicians and names neither a file nor a camera. */
export type CameraState = Pick<FaceState, 'camera' | 'detail'>;

/** Where pictures come from: the cameras of this machine, or what the dev dock holds up. */
export interface CameraSource {
  /** Why there is no camera, in words; nothing where there is one. Opens none. */
  missing(): Promise<string | undefined>;
  /** Calls when something was plugged in or pulled out. Returns its own removal. */
  onPlug(listener: () => void): () => void;
  /** @throws DOMException with the names of `getUserMedia` */
  open(): Promise<MediaStream>;
}

export const works: CameraState = { camera: 'works' };
export const absent = (detail: string): CameraState => ({ camera: 'absent', detail });

export const isSameState = (a: CameraState, b: CameraState | undefined): boolean =>
  a.camera === b?.camera && a.detail === b.detail;

/** What a camera that could not be opened is. Messages of browsers name devices, so only the kind of error counts. */
export function stateOfError(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return { camera: 'denied', detail: 'the system or the browser does not allow it' };
    case 'NotFoundError':
      return absent('none is plugged in');
    case 'OverconstrainedError':
      return absent('none has the configured name');
    case 'NotReadableError':
    case 'AbortError':
      return absent('in use by another program');
    default:
      return absent('it does not open');
  }
}
