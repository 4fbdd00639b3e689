import type { Point, Square } from './canvas.ts';
import type { FaceBox } from './nets.ts';

/** The 468 points of the face mesh in dots, with a depth. */
export type Mesh = readonly (readonly [x: number, y: number, depth?: number])[];

/** Numbers of the points, as MediaPipe gives them. Left and right are the visitor's own. */
const meshPoint = {
  rightEyeOutside: 33,
  leftEyeOutside: 263,
} as const;

export const pointAt = (mesh: Mesh, index: number): Point => {
  const [x = NaN, y = NaN] = mesh[index] ?? [];
  return [x, y];
};

/** The face from ear to ear and from hairline to chin. */
export function extentOf(mesh: Mesh): FaceBox {
  const [xs, ys] = [mesh.map(([x = NaN]) => x), mesh.map(([, y = NaN]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

export const middleOf = ({ x, y, width, height }: FaceBox): Point => [x + width / 2, y + height / 2];

/** A square about the face, turned as the eyes are. */
export function levelledSquare(mesh: Mesh, side: number): Square {
  const [rightX, rightY] = pointAt(mesh, meshPoint.rightEyeOutside);
  const [leftX, leftY] = pointAt(mesh, meshPoint.leftEyeOutside);
  return { centre: middleOf(extentOf(mesh)), side, turn: Math.atan2(leftY - rightY, leftX - rightX) };
}
