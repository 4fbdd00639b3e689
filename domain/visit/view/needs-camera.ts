import type { Screen } from '../status.ts';

/** What at a site looks through the kiosk's own camera. */
export interface CameraUse {
  readonly faces: boolean;
  /** Codes held before it, where there is no scanner. */
  readonly codes: boolean;
}

/** Whether this screen looks through the camera: on it, and on no other, the window may open it. */
export function needsCamera({ name }: Screen, { faces, codes }: CameraUse): boolean {
  return (faces && name === 'face-check') || (codes && name === 'check-out');
}
