import type { Point, Square } from './canvas.ts';

/** The 68 points in dots of the canvas, in dlib's order. */
export type Landmarks = readonly Point[];

/** Eyes and mouth in the picture, from the left of the picture to its right. */
export interface FaceParts {
  readonly leftEye: Point;
  readonly rightEye: Point;
  readonly mouth: Point;
}

export function partsOf(landmarks: Landmarks): FaceParts {
  const middle = (from: number, to: number): Point => middleOfPoints(landmarks.slice(from, to));
  return { leftEye: middle(36, 42), rightEye: middle(42, 48), mouth: middle(48, 68) };
}

/** How the descriptor's training pictures were cut: parts of the square's side. */
const eyesToMouth = 0.45;
const middleAt = 0.43;

/** The square that the descriptor net expects, turned so that the eyes are level. */
export function alignedSquare({ leftEye, rightEye, mouth }: FaceParts): Square {
  const turn = Math.atan2(rightEye[1] - leftEye[1], rightEye[0] - leftEye[0]);
  const side = (distance(leftEye, mouth) + distance(rightEye, mouth)) / 2 / eyesToMouth;
  const [x, y] = middleOfPoints([leftEye, rightEye, mouth]);
  const down = (0.5 - middleAt) * side;
  return { centre: [x - down * Math.sin(turn), y + down * Math.cos(turn)], side, turn };
}

const middleOfPoints = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
