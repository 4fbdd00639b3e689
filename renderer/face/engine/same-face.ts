import type { FaceBox } from './nets.ts';

/**
 * Whether two detectors mean the same face of a picture: their middles are nearer than half a face. With two people in the picture
 * they may not, and a template must not be made of both.
 */
export function isSameFace(a: FaceBox, b: FaceBox): boolean {
  const apart = Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
  return apart < Math.min(a.width, b.width) / 2;
}
